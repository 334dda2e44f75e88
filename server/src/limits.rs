//! How often one address, or one account, may ask. In memory: each instance counts for itself.

use std::{net::IpAddr, num::NonZeroU32};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

pub struct Limits {
    /// Sign-ins from one address.
    sign_in_address: DefaultKeyedRateLimiter<IpAddr>,
    /// Sign-ins to one account: slowed, never locked, so that nobody can lock a colleague out.
    sign_in_account: DefaultKeyedRateLimiter<String>,
    /// All requests from one address.
    requests: DefaultKeyedRateLimiter<IpAddr>,
}

const fn per(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(count) => count,
        None => NonZeroU32::MIN,
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sign_in_address: RateLimiter::keyed(Quota::per_second(per(1)).allow_burst(per(60))),
            sign_in_account: RateLimiter::keyed(Quota::per_minute(per(6)).allow_burst(per(10))),
            // Many people can share the address of an office.
            requests: RateLimiter::keyed(Quota::per_second(per(200)).allow_burst(per(2000))),
        }
    }
}

impl Limits {
    /// For benchmarks: nothing is slowed.
    pub fn none() -> Self {
        let all = Quota::per_second(per(1_000_000));
        Self {
            sign_in_address: RateLimiter::keyed(all),
            sign_in_account: RateLimiter::keyed(all),
            requests: RateLimiter::keyed(all),
        }
    }

    pub fn allows_request(&self, from: IpAddr) -> bool {
        self.requests.check_key(&from).is_ok()
    }

    pub fn allows_sign_in(&self, from: IpAddr, email: &str) -> bool {
        let account = email.trim().to_lowercase().chars().take(254).collect();
        self.sign_in_address.check_key(&from).is_ok() && self.sign_in_account.check_key(&account).is_ok()
    }

    /// Forgets keys that are back at rest.
    pub fn tidy(&self) {
        self.sign_in_address.retain_recent();
        self.sign_in_account.retain_recent();
        self.requests.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_slowed_whatever_its_spelling() {
        let limits = Limits::default();
        let allowed = (0..20)
            .filter(|n| {
                limits.allows_sign_in(
                    IpAddr::from([10, 0, 0, *n]),
                    if n % 2 == 0 { "Ana@x.fr" } else { " ana@x.fr " },
                )
            })
            .count();
        assert_eq!(allowed, 10);
        assert!(limits.allows_sign_in(IpAddr::from([10, 0, 0, 1]), "bea@x.fr"));
    }
}
