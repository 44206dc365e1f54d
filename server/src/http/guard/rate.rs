//! An address that asks too often waits. In the process, against floods; what costs money or trust is counted in the database.

use crate::http::{Surface, fault::Fault};
use axum::{
    Extension,
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use contract::scope::RequestScope;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

/// Addresses remembered at most; past it, those that have recovered are forgotten.
const MAX_ADDRESSES: usize = 50_000;
/// Seconds of its rate that an address may save up and spend at once: a whole class behind one school's address.
const BURST_S: f64 = 6.0;

/// A bucket of requests per address, filled at a steady rate.
pub struct Rate {
    per_second: f64,
    buckets: Mutex<HashMap<String, Bucket>>,
}

#[derive(Clone, Copy)]
struct Bucket {
    left: f64,
    at: Instant,
}

impl Rate {
    /// `per_second` requests over time, six seconds' worth at once.
    pub fn new(per_second: u32) -> Self {
        Self { per_second: f64::from(per_second.max(1)), buckets: Mutex::default() }
    }

    /// Counts a request of `address` at `now`; the seconds to wait when there are too many.
    pub fn count(&self, address: &str, now: Instant) -> Result<(), u32> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MAX_ADDRESSES {
            buckets.retain(|_, bucket| self.filled(*bucket, now) < self.full());
        }
        let known = buckets.get(address).copied();
        let left = known.map_or(self.full(), |bucket| self.filled(bucket, now));
        let enough = left >= 1.0;
        // Under a flood of distinct addresses the table stays bounded: newcomers are let in uncounted.
        if known.is_some() || buckets.len() < MAX_ADDRESSES {
            buckets.insert(address.to_owned(), Bucket { left: if enough { left - 1.0 } else { left }, at: now });
        }
        if enough { Ok(()) } else { Err(((1.0 - left) / self.per_second).ceil().max(1.0) as u32) }
    }

    fn filled(&self, bucket: Bucket, now: Instant) -> f64 {
        let elapsed = now.saturating_duration_since(bucket.at).as_secs_f64();
        elapsed.mul_add(self.per_second, bucket.left).min(self.full())
    }

    fn full(&self) -> f64 {
        self.per_second * BURST_S
    }
}

/// Refuses with 429 what is too much. Files with a hash in their name are asked once a visit and cost nothing: not counted.
pub async fn keep(
    State(surface): State<Arc<Surface>>,
    Extension(scope): Extension<RequestScope>,
    request: Request,
    next: Next,
) -> Response {
    let counted = !request.uri().path().starts_with("/pkg/");
    match surface.guard.rate.as_ref().filter(|_| counted).map(|rate| rate.count(&scope.address_key, Instant::now())) {
        Some(Err(retry_after_s)) => Fault::TooMany { retry_after_s }.answer(request.headers(), surface.site.style()),
        Some(Ok(())) | None => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn an_address_may_spend_its_savings_then_waits_and_its_neighbour_does_not() {
        let rate = Rate::new(2);
        let now = Instant::now();
        for _ in 0..12 {
            assert_eq!(rate.count("a", now), Ok(()));
        }
        assert_eq!(rate.count("a", now), Err(1));
        assert_eq!(rate.count("b", now), Ok(()));
        assert_eq!(rate.count("a", now + Duration::from_millis(600)), Ok(()));
    }
}
