//! Which addresses belong to the open internet. Everything else (this computer, its network, addresses for other
//! purposes) is private here, also where it hides inside an address of another kind.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address is not of the open internet.
pub(super) fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => is_private_v6(address),
    }
}

/// After the special-purpose registry of IANA (RFC 6890 and its updates).
fn is_private_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    match (a, b, c) {
        (0 | 10 | 127, _, _) => true, // this network, private, loopback
        (100, 64..=127, _) => true,   // shared by carriers (CGNAT)
        (169, 254, _) => true,        // link-local, and the metadata of clouds
        (172, 16..=31, _) => true,    // private
        (192, 0, 0 | 2) => true,      // protocols, documentation
        (192, 88, 99) => true,        // relays of 6to4
        (192, 168, _) => true,        // private
        (198, 18..=19, _) => true,    // measuring
        (198, 51, 100) => true,       // documentation
        (203, 0, 113) => true,        // documentation
        (224..=255, _, _) => true,    // multicast, reserved, broadcast
        _ => false,
    }
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let s = address.segments();
    let last = embedded(s[6], s[7]);
    match s {
        // IPv4-mapped and -compatible ones, loopback and "no address" among them.
        [0, 0, 0, 0, 0, 0xffff, ..] => is_private_v4(last),
        [0, 0, 0, 0, 0, 0, ..] => true,
        // NAT64: the IPv4 address at its end is the one that is reached.
        [0x64, 0xff9b, 0, 0, 0, 0, ..] => is_private_v4(last),
        // 6to4: the IPv4 address stands behind the prefix.
        [0x2002, high, low, ..] => is_private_v4(embedded(high, low)),
        // Teredo hides one, and 2001:0::/23 holds other protocols.
        [0x2001, 0x0..=0x1ff, ..] => true,
        [0x2001, 0xdb8, ..] | [0x3fff, 0x0..=0xfff, ..] => true, // documentation
        // Only this eighth is given out for the internet.
        [0x2000..=0x3fff, ..] => false,
        _ => true,
    }
}

fn embedded(high: u16, low: u16) -> Ipv4Addr {
    let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
    Ipv4Addr::new(a, b, c, d)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("127.0.0.1")]
    #[case("127.8.9.10")]
    #[case("0.0.0.0")]
    #[case("10.1.2.3")]
    #[case("100.64.0.1")]
    #[case("100.127.255.255")]
    #[case("169.254.169.254")]
    #[case("172.16.0.1")]
    #[case("172.31.255.255")]
    #[case("192.0.2.9")]
    #[case("192.168.1.1")]
    #[case("198.18.0.1")]
    #[case("203.0.113.7")]
    #[case("224.0.0.1")]
    #[case("255.255.255.255")]
    #[case("::")]
    #[case("::1")]
    #[case("::ffff:127.0.0.1")]
    #[case("::ffff:10.0.0.1")]
    #[case("::10.0.0.1")]
    #[case("64:ff9b::7f00:1")]
    #[case("64:ff9b:1::1")]
    #[case("2002:7f00:1::")]
    #[case("2002:c0a8:101::1")]
    #[case("2001::1")]
    #[case("2001:db8::1")]
    #[case("3fff::1")]
    #[case("fc00::1")]
    #[case("fd12:3456::1")]
    #[case("fe80::1")]
    #[case("fec0::1")]
    #[case("ff02::1")]
    #[case("100::1")]
    fn not_of_the_internet(#[case] address: &str) {
        assert!(is_private(address.parse().unwrap()), "{address}");
    }

    #[rstest]
    #[case("1.1.1.1")]
    #[case("100.63.255.255")]
    #[case("100.128.0.0")]
    #[case("172.15.0.1")]
    #[case("172.32.0.1")]
    #[case("192.0.1.1")]
    #[case("198.20.0.1")]
    #[case("223.255.255.255")]
    #[case("2606:4700:4700::1111")]
    #[case("2a00:1450::1")]
    #[case("64:ff9b::101:101")]
    #[case("2002:101:101::1")]
    #[case("::ffff:1.1.1.1")]
    fn of_the_internet(#[case] address: &str) {
        assert!(!is_private(address.parse().unwrap()), "{address}");
    }
}
