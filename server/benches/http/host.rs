//! What the machine's host gave to others meanwhile: a figure of an hour in which much was taken says little of the program.

use std::fs;

/// Processor time of all kinds, and what of it the host took, in ticks since the machine started.
#[derive(Clone, Copy, Debug)]
pub struct Ticks {
    all: u64,
    taken: u64,
}

impl Ticks {
    /// So far; proc(5), `/proc/stat`: `cpu user nice system idle iowait irq softirq steal …`.
    pub fn now() -> Self {
        let stat = fs::read_to_string("/proc/stat").unwrap();
        let ticks: Vec<u64> =
            stat.lines().next().unwrap().split_whitespace().skip(1).take(8).map(|ticks| ticks.parse().unwrap()).collect();
        Self { all: ticks.iter().sum(), taken: ticks.get(7).copied().unwrap_or(0) }
    }

    /// The share that was taken since then, in per cent of all.
    pub fn taken_since(self) -> f64 {
        let now = Self::now();
        let all = now.all.saturating_sub(self.all).max(1);
        now.taken.saturating_sub(self.taken) as f64 * 100.0 / all as f64
    }
}
