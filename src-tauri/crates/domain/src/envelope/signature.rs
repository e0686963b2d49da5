//! Signing, and checking signatures one by one or many at once.
//!
//! A signature holds by the rules of [ZIP 215]: a form of Ed25519's check under which many signatures together hold
//! exactly where each of them holds. Under the rules of RFC 8032 programs may differ there, and two desks would then
//! take different operations.
//!
//! [ZIP 215]: https://zips.z.cash/zip-0215

use std::fmt;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use ed25519_zebra::ed25519::Signature;
use ed25519_zebra::{VerificationKey, VerificationKeyBytes, batch};

use super::{Envelope, Hash, Signed, VerifyError, hash};
use crate::canonical::{self, CanonicalError};

/// The public key of a secret key.
pub fn public_key(secret: &[u8; 32]) -> [u8; 32] {
    SigningKey::from_bytes(secret).verifying_key().to_bytes()
}

/// A secret key that is ready to sign; making it costs as much as a signature, so it is kept.
pub struct Signing(SigningKey);

impl Signing {
    /// The key with these 32 secret bytes.
    pub fn new(secret: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(secret))
    }

    /// Its public half.
    pub fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Signs a hash of something else than an envelope; what is hashed must begin with words of its own.
    pub fn sign_digest(&self, digest: &Hash) -> [u8; 64] {
        self.0.sign(digest.as_bytes()).to_bytes()
    }

    /// Puts an envelope into canonical bytes, hashes and signs it.
    ///
    /// # Errors
    /// When a number in it is beyond ±(2⁵³−1).
    pub fn sign(&self, envelope: Envelope) -> Result<Signed, CanonicalError> {
        let bytes = canonical::to_bytes(&envelope)?;
        let hash = hash(&bytes);
        let signature = self.0.sign(hash.as_bytes()).to_bytes();
        Ok(Signed {
            envelope,
            bytes,
            hash,
            signature,
        })
    }
}

impl fmt::Debug for Signing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signing(secret)")
    }
}

/// A public key that is ready to check; reading it costs a tenth of a check, so it is kept for many.
#[derive(Debug, Clone, Copy)]
pub struct Verifying(VerificationKey);

impl Verifying {
    /// The key with these bytes.
    ///
    /// # Errors
    /// [`VerifyError::Signature`] for bytes that are no key, and for a weak one, whose signatures fit every text:
    /// nothing can be signed with it.
    pub fn new(public_key: &[u8; 32]) -> Result<Self, VerifyError> {
        let key = VerifyingKey::from_bytes(public_key).map_err(|_| VerifyError::Signature)?;
        if key.is_weak() {
            return Err(VerifyError::Signature);
        }
        VerificationKey::try_from(*public_key)
            .map(Self)
            .map_err(|_| VerifyError::Signature)
    }

    /// Checks the signature of an envelope.
    ///
    /// # Errors
    /// [`VerifyError::Signature`].
    pub fn verify(&self, signed: &Signed) -> Result<(), VerifyError> {
        self.verify_digest(&signed.hash, &signed.signature)
    }

    fn verify_digest(&self, digest: &Hash, signature: &[u8; 64]) -> Result<(), VerifyError> {
        self.0
            .verify(&Signature::from_bytes(signature), digest.as_bytes())
            .map_err(|_| VerifyError::Signature)
    }
}

/// Signatures that are checked together, each for a quarter of what it costs alone.
#[derive(Debug, Default)]
pub struct Together {
    items: Vec<batch::Item>,
}

impl Together {
    /// Takes the signature of an envelope in.
    pub fn add(&mut self, key: &Verifying, signed: &Signed) {
        let signature = Signature::from_bytes(&signed.signature);
        let item = (
            VerificationKeyBytes::from(key.0),
            signature,
            signed.hash.as_bytes(),
        );
        self.items.push(item.into());
    }

    /// Whether every one of them holds; where not, [`Together::each`] tells which. `random` weighs them against each
    /// other and must be drawn anew each time: whoever knew it could make wrong ones that cancel each other out.
    pub fn hold(&self, random: [u8; 32]) -> bool {
        match self.items.as_slice() {
            [] => true,
            [one] => one.clone().verify_single().is_ok(),
            many => {
                let mut verifier = batch::Verifier::new();
                many.iter().for_each(|item| verifier.queue(item.clone()));
                verifier.verify(ChaCha20Rng::from_seed(random)).is_ok()
            }
        }
    }

    /// Whether each one holds, in the order in which they came.
    pub fn each(self) -> impl Iterator<Item = bool> {
        self.items.into_iter().map(|item| item.verify_single().is_ok())
    }
}

/// Checks the signature of an envelope.
///
/// # Errors
/// [`VerifyError::Signature`].
pub fn verify(signed: &Signed, public_key: &[u8; 32]) -> Result<(), VerifyError> {
    Verifying::new(public_key)?.verify(signed)
}

/// Checks the signature of a hash of something else than an envelope.
///
/// # Errors
/// [`VerifyError::Signature`].
pub fn verify_digest(digest: &Hash, signature: &[u8; 64], public_key: &[u8; 32]) -> Result<(), VerifyError> {
    Verifying::new(public_key)?.verify_digest(digest, signature)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A hash with a signature on it, as an envelope has them; the envelope itself is of no account here.
    fn signed(secret: u8, n: u64) -> (Verifying, Signed) {
        let key = Signing::new(&[secret; 32]);
        let mut envelope = crate::envelope::tests::envelope();
        envelope.seq = n;
        (
            Verifying::new(&key.public_key()).unwrap(),
            key.sign(envelope).unwrap(),
        )
    }

    fn together(all: &[(Verifying, Signed)]) -> Together {
        let mut together = Together::default();
        for (key, signed) in all {
            together.add(key, signed);
        }
        together
    }

    /// The worked examples 1 to 3 of RFC 8032, section 7.1: secret key, public key, text, signature.
    const RFC_8032: [[&str; 4]; 3] = [
        [
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ],
        [
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ],
        [
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ],
    ];

    #[test]
    fn the_worked_examples_of_the_standard_are_signed_and_checked_alike() {
        for [secret, public, text, signature] in RFC_8032.map(|of| of.map(|hex| hex::decode(hex).unwrap())) {
            let key = SigningKey::from_bytes(&secret.try_into().unwrap());
            let public: [u8; 32] = public.try_into().unwrap();
            assert_eq!(key.verifying_key().to_bytes(), public);
            assert_eq!(key.sign(&text).to_bytes()[..], signature);
            let signature = Signature::from_slice(&signature).unwrap();
            Verifying::new(&public)
                .unwrap()
                .0
                .verify(&signature, &text)
                .unwrap();
        }
    }

    #[test]
    fn many_hold_together_whoever_signed_them() {
        assert!(Together::default().hold([1; 32]));
        for count in [1, 2, 31, 200] {
            let all: Vec<_> = (0..count).map(|n| signed((n % 3) as u8, n)).collect();
            assert!(together(&all).hold([5; 32]), "{count}");
            assert!(together(&all).each().all(|holds| holds), "{count}");
        }
    }

    /// Two signatures whose errors cancel each other out where both count the same.
    #[test]
    fn errors_that_cancel_each_other_out_are_found() {
        let (key, mut a) = signed(7, 1);
        let (_, mut b) = signed(7, 2);
        // The second half is a number, lowest byte first: one more here and one less there.
        assert!(a.signature[32] < 255 && b.signature[32] > 0, "no carry");
        (a.signature[32], b.signature[32]) = (a.signature[32] + 1, b.signature[32] - 1);
        let together = together(&[(key, a), (key, b)]);
        assert!(!together.hold([9; 32]));
        assert_eq!(together.each().collect::<Vec<_>>(), [false, false]);
    }

    /// Points of small order as keys: some signature fits every text under them.
    #[test]
    fn a_weak_key_checks_nothing() {
        let mut one = [0; 32];
        one[0] = 1;
        let of_order_eight = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a";
        let of_order_eight: [u8; 32] = hex::decode(of_order_eight).unwrap().try_into().unwrap();
        for weak in [[0; 32], one, of_order_eight] {
            assert!(VerificationKey::try_from(weak).is_ok(), "a point all the same");
            assert_eq!(Verifying::new(&weak).unwrap_err(), VerifyError::Signature);
        }
        let no_point: [u8; 32] = std::array::from_fn(|n| if n == 0 { 2 } else { 0 });
        assert_eq!(Verifying::new(&no_point).unwrap_err(), VerifyError::Signature);
    }

    /// What its owner signs with a point of small order added holds alone and together with others, on every desk.
    /// Where the rules leave that open, one desk takes it and the other does not.
    #[test]
    fn an_odd_signature_of_its_owner_holds_alone_and_together() {
        // R is the neutral element and s is k times the secret number: [s]B = R + [k]A.
        use ed25519_dalek::hazmat::ExpandedSecretKey;
        use sha2::{Digest, Sha512};
        let secret = ExpandedSecretKey::from(&[7; 32]);
        let (key, mut odd) = signed(7, 1);
        let mut neutral = [0; 32];
        neutral[0] = 1;
        let k: [u8; 64] = Sha512::new()
            .chain_update(neutral)
            .chain_update(Signing::new(&[7; 32]).public_key())
            .chain_update(odd.hash.as_bytes())
            .finalize()
            .into();
        let s = curve25519_dalek::Scalar::from_bytes_mod_order_wide(&k) * secret.scalar;
        odd.signature[..32].copy_from_slice(&neutral);
        odd.signature[32..].copy_from_slice(s.as_bytes());
        key.verify(&odd).unwrap();
        let with_others = [(key, odd), signed(8, 2), signed(7, 3)];
        assert!(together(&with_others).hold([3; 32]));
    }

    proptest! {
        /// Together they hold exactly where each one holds.
        #[test]
        fn a_flipped_bit_is_found_wherever_it_is(
            count in 1..40_usize, at in any::<prop::sample::Index>(), bit in 0..512_usize, random in any::<[u8; 32]>()
        ) {
            let mut all: Vec<_> = (0..count).map(|n| signed((n % 2) as u8 + 1, n as u64)).collect();
            prop_assert!(together(&all).hold(random));
            let at = at.index(count);
            all[at].1.signature[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!together(&all).hold(random));
            let wrong: Vec<usize> = together(&all).each().enumerate().filter(|(_, holds)| !holds).map(|(n, _)| n).collect();
            prop_assert_eq!(wrong, [at]);
        }
    }
}
