//! Who does something with a request, as its history tells it.

use crate::access::Member;
use domain::time::Timestamp;
use store::events::{Actor, RequestEvent};

/// Who takes a step.
#[derive(Clone, Copy)]
pub(crate) enum Doer<'a> {
    /// The candidate, by this way.
    Candidate(&'static str),
    /// Somebody of the centre on the dashboard.
    Member(&'a Member),
    /// Somebody of the centre by the answer link: nobody knows who.
    Link,
    /// Nobody: the program itself, by this way.
    Program(&'static str),
}

impl Doer<'_> {
    /// Somebody of the centre.
    pub(crate) const fn is_centre(&self) -> bool {
        match self {
            Self::Member(_) | Self::Link => true,
            Self::Candidate(_) | Self::Program(_) => false,
        }
    }

    /// Their name, when it is known.
    pub(crate) fn name(&self) -> Option<String> {
        match self {
            Self::Member(member) => Some(member.name().to_owned()),
            Self::Candidate(_) | Self::Link | Self::Program(_) => None,
        }
    }

    /// An event of their doing, when the code says everything.
    pub(crate) fn did(&self, code: &str, at: Timestamp) -> RequestEvent {
        self.did_with(code, "{}".to_owned(), at)
    }

    /// The same with facts, a JSON object.
    pub(crate) fn did_with(&self, code: &str, facts: String, at: Timestamp) -> RequestEvent {
        let (actor, way) = match self {
            Self::Candidate(way) => (Actor::Candidate, *way),
            Self::Member(_) => (Actor::Centre, "dashboard"),
            Self::Link => (Actor::Centre, "answer_link"),
            Self::Program(way) => (Actor::System, *way),
        };
        RequestEvent { at, actor, actor_name: self.name(), way: way.to_owned(), code: code.to_owned(), facts }
    }
}
