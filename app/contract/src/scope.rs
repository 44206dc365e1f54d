//! Who asks.

use domain::ids::StaffId;

/// What the server knows about the request at hand. Built by the HTTP layer, taken from the context by server functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestScope {
    /// The visitor's address as a limit key: IPv4 in full, IPv6 cut to its /64.
    pub address_key: String,
    /// The identifier that every log line of this request carries.
    pub request_id: String,
}

/// Who asks on the centre's side. Built by the HTTP layer from the session; being signed in says who somebody is, what they
/// may do in a centre is asked of the database at each request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffScope {
    /// The request at hand.
    pub request: RequestScope,
    /// The account that is signed in; `None` when nobody is.
    pub staff: Option<StaffId>,
    /// The session, by the hash under which it is stored: which of the person's devices this is.
    pub session: Option<String>,
}
