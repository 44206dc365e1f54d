//! A network of addresses, as `10.0.0.0/8` or a single address.

use std::net::{IpAddr, Ipv6Addr};

/// Every address that shares the first `prefix` bits. IPv4 is held in its mapped IPv6 form, so that both compare alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    base: u128,
    prefix: u32,
}

impl Network {
    /// Reads a list separated by commas; what cannot be read is named.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, String> {
        let entries = text.split(',').map(str::trim).filter(|entry| !entry.is_empty());
        entries.map(|entry| Self::parse(entry).ok_or_else(|| format!("{entry:?} is neither an address nor a network"))).collect()
    }

    /// The address belongs to the network.
    pub fn contains(self, address: IpAddr) -> bool {
        bits(address) & mask(self.prefix) == self.base
    }

    fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix.parse::<u32>().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let (width, skipped) = match address {
            IpAddr::V4(_) => (32, 96),
            IpAddr::V6(_) => (128, 0),
        };
        let prefix = prefix.unwrap_or(width);
        (prefix <= width).then(|| Self { base: bits(address) & mask(prefix + skipped), prefix: prefix + skipped })
    }
}

fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => Ipv6Addr::to_bits(address),
    }
}

const fn mask(prefix: u32) -> u128 {
    if prefix == 0 { 0 } else { u128::MAX << (128 - prefix) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_its_own_addresses_and_no_neighbour() {
        let networks = Network::parse_list("10.1.0.0/16, ::1").unwrap();
        let held = |text: &str| networks.iter().any(|network| network.contains(text.parse().unwrap()));
        assert!(held("10.1.255.7"));
        assert!(held("::ffff:10.1.0.1"));
        assert!(held("::1"));
        assert!(!held("10.2.0.1"));
        assert!(!held("::2"));
    }

    #[test]
    fn what_is_no_network_is_named() {
        assert!(Network::parse_list("10.0.0.0/33").unwrap_err().contains("10.0.0.0/33"));
        assert!(Network::parse_list("proxy.local").is_err());
    }
}
