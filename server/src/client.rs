//! The address that a request comes from.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::ConnectInfo;
use http::request::Parts;

/// The peer's address; behind `trusted` proxies, the one that the outermost of them saw. What a client writes into
/// the header itself stands further left and is not believed.
pub fn address(parts: &Parts, trusted: usize) -> IpAddr {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    if trusted == 0 {
        return peer;
    }
    let forwarded: Vec<&str> = parts
        .headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    forwarded.len().checked_sub(trusted).and_then(|at| forwarded[at].trim().parse().ok()).unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(forwarded: &str) -> Parts {
        http::Request::builder().header("x-forwarded-for", forwarded).body(()).unwrap().into_parts().0
    }

    #[test]
    fn only_what_a_trusted_proxy_added_is_believed() {
        let parts = parts("6.6.6.6, 10.0.0.7");
        assert_eq!(address(&parts, 0), IpAddr::from([127, 0, 0, 1]));
        assert_eq!(address(&parts, 1), IpAddr::from([10, 0, 0, 7]));
        assert_eq!(address(&parts, 3), IpAddr::from([127, 0, 0, 1]));
    }
}
