//! Signing in and out, passwords, invitations accepted, one-time codes, devices.

use crate::Services;
use contract::accounts::Accounts;

impl Accounts for Services {}
