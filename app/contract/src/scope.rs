//! Who asks, as far as a public page knows.

/// What the server knows about the request at hand. Built by the HTTP layer, taken from the context by server functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestScope {
    /// The visitor's address as a limit key: IPv4 in full, IPv6 cut to its /64.
    pub address_key: String,
    /// The identifier that every log line of this request carries.
    pub request_id: String,
}
