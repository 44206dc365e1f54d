//! What can go wrong between the program and its database, and which named constraint said no.

use sea_orm::{
    DbErr,
    sqlx::{self, error::DatabaseError},
};

/// Why the store did not do what was asked. Nothing found is an `Option`, never an error.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused what must never be. On PostgreSQL the transaction is lost: return the error, read afterwards.
    #[error("refused by the constraint {}", .0.name())]
    Conflict(Constraint),
    /// Somebody else was writing (lock, serialization, deadlock); [`crate::Db::write`] has tried again already.
    #[error("the database is busy")]
    Busy,
    /// The database cannot be reached, is stopping, or cannot write (full or broken disk).
    #[error("the database is unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A defect: a statement, a schema or a stored value that does not fit the program.
    #[error("unexpected database error")]
    Unexpected(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl StoreError {
    /// The constraint that refused, if it is one.
    pub fn constraint(&self) -> Option<Constraint> {
        match self {
            Self::Conflict(constraint) => Some(*constraint),
            Self::Busy | Self::Unavailable(_) | Self::Unexpected(_) => None,
        }
    }

    /// A stored value that the program cannot read.
    pub(crate) fn corrupt(what: &str, value: &str) -> Self {
        Self::Unexpected(format!("unreadable {what}: {value:?}").into())
    }
}

/// What [`crate::Db::write`] must know of an error to decide whether to try again.
pub trait WriteError: From<StoreError> {
    /// The store's error inside, if that is what it is.
    fn store_error(&self) -> Option<&StoreError>;
}

impl WriteError for StoreError {
    fn store_error(&self) -> Option<&StoreError> {
        Some(self)
    }
}

macro_rules! constraints {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $lite:literal;)+) => {
        /// The named constraints a use case may meet. The name is the one in the schema.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Constraint {
            $($(#[$doc])* $variant,)+
            /// A row that is referred to does not exist, or is still referred to.
            Reference,
            /// A value outside its closed list or range: a defect of the caller.
            Check,
            /// Another uniqueness.
            Unique,
        }

        impl Constraint {
            /// Its name in the schema; a kind for those that are not told apart.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    Self::Reference => "foreign key",
                    Self::Check => "check",
                    Self::Unique => "unique",
                }
            }

            /// By its name (PostgreSQL, and SQLite's checks and triggers) or by the columns SQLite names instead.
            fn recognise(told: &str) -> Option<Self> {
                $(if told == $name || (!$lite.is_empty() && told == $lite) { return Some(Self::$variant); })+
                None
            }
        }
    };
}

constraints! {
    /// Two live appointments, holds or sessions of one advisor overlap.
    BusyOverlap = "busy_interval_no_overlap", "";
    /// Time taken for an appointment that is cancelled.
    BusyNotLive = "busy_interval_live", "";
    /// A cancelled appointment brought back.
    CancelledForGood = "appointment_cancelled_for_good", "";
    /// History rewritten.
    EventAppendOnly = "request_event_append_only", "";
    /// The form's key was already used.
    RequestIdempotency = "contact_request_idempotency", "contact_request.idempotency_hash";
    /// The public identity was already given.
    RequestPublicId = "contact_request_public_id", "contact_request.public_id";
    /// The request already has its appointment.
    AppointmentRequest = "appointment_request", "appointment.request_id";
    /// The hold's token was already given.
    HoldToken = "hold_token", "hold.token_hash";
    /// A hold is renewed once.
    HoldRenewals = "hold_renewals", "";
    /// The link's token was already given.
    AccessToken = "access_token_hash", "access_token.token_hash";
    /// The centre's address is taken.
    CentreSlug = "training_centre_slug", "training_centre.slug";
    /// The centre exists.
    CentreSiret = "training_centre_siret", "training_centre.siret";
    /// The managing body exists.
    ManagingBodySiret = "managing_body_siret", "managing_body.siret";
    /// The site exists.
    SitePlace = "site_place", "site.centre_id, site.address, site.insee";
    /// The training exists.
    TrainingKey = "training_key", "training.key";
    /// The key is staged twice.
    StagedKey = "staged_training_key", "staged_training.run_id, staged_training.key";
    /// The type's address is taken in its centre.
    TypeSlug = "appointment_type_slug", "appointment_type.centre_id, appointment_type.slug";
    /// The date has its special hours already.
    OverrideDay = "availability_override_day", "availability_override.advisor_id, availability_override.on_date";
    /// The mailbox has its account already.
    StaffEmail = "staff_member_email", "staff_member.email_key";
    /// The bookable person is another member already.
    MembershipAdvisor = "membership_advisor", "membership.advisor_id";
    /// The centre would be left without a manager.
    LastManager = "membership_last_manager", "";
    /// The centre's template has that name already.
    TemplateName = "answer_template_name", "answer_template.centre_id, answer_template.name";
    /// What was said is said.
    MessageAppendOnly = "request_message_append_only", "";
    /// The same work is queued already.
    JobDedupeKey = "job_dedupe_key", "job.dedupe_key";
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        use sea_orm::RuntimeErr::{Internal, SqlxError};
        let classified = match &error {
            DbErr::Conn(SqlxError(inner)) => Some(classify(inner).unwrap_or(Class::Unavailable)),
            DbErr::ConnectionAcquire(_) | DbErr::Conn(Internal(_)) => Some(Class::Unavailable),
            DbErr::Exec(SqlxError(inner)) | DbErr::Query(SqlxError(inner)) => classify(inner),
            _ => None, // not our enum: whatever else the ORM says is a defect
        };
        match classified {
            Some(Class::Conflict(constraint)) => Self::Conflict(constraint),
            Some(Class::Busy) => Self::Busy,
            Some(Class::Unavailable) => Self::Unavailable(error.into()),
            None => Self::Unexpected(error.into()),
        }
    }
}

enum Class {
    Conflict(Constraint),
    Busy,
    Unavailable,
}

fn classify(error: &sqlx::Error) -> Option<Class> {
    match error {
        sqlx::Error::Database(inner) => {
            let code = inner.code()?;
            if inner.try_downcast_ref::<sqlx::postgres::PgDatabaseError>().is_some() {
                classify_postgres(inner.as_ref(), &code)
            } else {
                classify_sqlite(inner.message(), code.parse().ok()?)
            }
        }
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
            Some(Class::Unavailable)
        }
        _ => None, // not our enum
    }
}

/// Codes: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn classify_postgres(error: &dyn DatabaseError, code: &str) -> Option<Class> {
    let named = error.constraint().and_then(Constraint::recognise);
    match code {
        "23P01" | "23505" => Some(Class::Conflict(named.unwrap_or(Constraint::Unique))),
        "23503" => Some(Class::Conflict(named.unwrap_or(Constraint::Reference))),
        "23514" => Some(Class::Conflict(named.unwrap_or(Constraint::Check))),
        "40001" | "40P01" | "55P03" => Some(Class::Busy),
        // Read-only: the server we knew is a copy now, or is being restored.
        "25006" => Some(Class::Unavailable),
        // Connection, resources (disk, memory, connections), shutdown and start-up, system.
        other if ["08", "53", "57P", "58"].iter().any(|class| other.starts_with(class)) => Some(Class::Unavailable),
        _ => None,
    }
}

/// Codes: <https://www.sqlite.org/rescode.html>. The message names columns or constraint after a colon, or is the trigger's own.
fn classify_sqlite(message: &str, code: i32) -> Option<Class> {
    const CHECK: i32 = 275;
    const FOREIGN_KEY: i32 = 787;
    const PRIMARY_KEY: i32 = 1555;
    const TRIGGER: i32 = 1811;
    const UNIQUE: i32 = 2067;
    let told = message.rsplit_once(": ").map_or(message, |(_, told)| told).trim();
    let named = Constraint::recognise(told);
    match code {
        TRIGGER => named.map(Class::Conflict),
        CHECK => Some(Class::Conflict(named.unwrap_or(Constraint::Check))),
        FOREIGN_KEY => Some(Class::Conflict(Constraint::Reference)),
        UNIQUE | PRIMARY_KEY => Some(Class::Conflict(named.unwrap_or(Constraint::Unique))),
        extended => match extended & 0xff {
            5 | 6 => Some(Class::Busy),                   // BUSY, LOCKED, with their extended forms 261 and 517
            8 | 10 | 13 | 14 => Some(Class::Unavailable), // READONLY, IOERR, FULL, CANTOPEN
            _ => None,
        },
    }
}
