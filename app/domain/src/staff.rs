//! Who works for a centre, and what each role may do there.

use serde::{Deserialize, Serialize};

/// What somebody is in one centre. A person may be something else in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Receives candidates: the own agenda, the requests assigned to them or to nobody.
    Advisor,
    /// Answers for everybody: every agenda and request, no settings.
    Reception,
    /// Everything of the centre.
    Manager,
}

/// What may be done in a centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// See and change one's own agenda: appointments, hours, absences.
    OwnAgenda,
    /// See and change everybody's.
    EveryAgenda,
    /// See the requests, act on those assigned to oneself or to nobody.
    OwnRequests,
    /// Act on every request.
    EveryRequest,
    /// Team, sites, appointment types, closures, settings, export.
    Configure,
}

impl Role {
    /// Every role, from the narrowest to the widest.
    pub const ALL: [Self; 3] = [Self::Advisor, Self::Reception, Self::Manager];

    /// The stable code, as stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Advisor => "advisor",
            Self::Reception => "reception",
            Self::Manager => "manager",
        }
    }

    /// The role of a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether the role has the right.
    pub const fn may(self, right: Right) -> bool {
        match right {
            Right::OwnAgenda | Right::OwnRequests => true,
            Right::EveryAgenda | Right::EveryRequest => match self {
                Self::Advisor => false,
                Self::Reception | Self::Manager => true,
            },
            Right::Configure => match self {
                Self::Advisor | Self::Reception => false,
                Self::Manager => true,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_what_the_one_before_may_and_only_the_last_may_configure() {
        let rights = [Right::OwnAgenda, Right::OwnRequests, Right::EveryAgenda, Right::EveryRequest, Right::Configure];
        let counts = Role::ALL.map(|role| rights.iter().filter(|right| role.may(**right)).count());
        assert_eq!(counts, [2, 4, 5]);
    }

    #[test]
    fn every_code_reads_back_to_its_role() {
        assert_eq!(Role::ALL.map(|role| Role::from_code(role.code())), Role::ALL.map(Some));
        assert_eq!(Role::from_code("Manager"), None);
    }
}
