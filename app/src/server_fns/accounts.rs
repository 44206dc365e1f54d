//! Signing in and out, passwords, invitations accepted, one-time codes, devices.
