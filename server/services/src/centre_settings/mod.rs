//! What describes a centre and its sites.

use crate::Services;
use contract::centre_settings::CentreSettings;

impl CentreSettings for Services {}
