use domain::time::Timestamp;
use store::{Store, sessions};
use testkit::both_engines;

fn session(data: &str) -> sessions::StoredSession {
    sessions::StoredSession { person: None, data: data.to_owned(), expires_at: Timestamp::from_millis(2_000) }
}

async fn a_session_is_found_until_it_expires(store: Store) {
    let hash = sessions::hash_of(1);
    let mut tx = store.write().await.unwrap();
    assert!(sessions::insert(&mut tx, &hash, &session("{}")).await.unwrap());
    assert!(!sessions::insert(&mut tx, &hash, &session("{}")).await.unwrap(), "the id is taken");
    assert!(sessions::find(&mut tx, &hash, Timestamp::from_millis(1_999)).await.unwrap().is_some());
    assert!(sessions::find(&mut tx, &hash, Timestamp::from_millis(2_000)).await.unwrap().is_none());
    assert_eq!(sessions::delete_expired(&mut tx, Timestamp::from_millis(2_000)).await.unwrap(), 1);
}

async fn saving_does_not_bring_back_a_session_that_was_ended(store: Store) {
    let hash = sessions::hash_of(1);
    let mut tx = store.write().await.unwrap();
    sessions::insert(&mut tx, &hash, &session("{}")).await.unwrap();
    sessions::delete(&mut tx, &hash).await.unwrap();
    sessions::update(&mut tx, &hash, &session("{\"a\":1}")).await.unwrap();
    assert!(sessions::find(&mut tx, &hash, Timestamp::from_millis(0)).await.unwrap().is_none());
}

async fn what_is_not_committed_leaves_nothing(store: Store) {
    let hash = sessions::hash_of(1);
    let mut tx = store.write().await.unwrap();
    sessions::insert(&mut tx, &hash, &session("{}")).await.unwrap();
    drop(tx);
    let mut tx = store.read().await.unwrap();
    assert!(sessions::find(&mut tx, &hash, Timestamp::from_millis(0)).await.unwrap().is_none());
}

both_engines!(
    a_session_is_found_until_it_expires,
    saving_does_not_bring_back_a_session_that_was_ended,
    what_is_not_committed_leaves_nothing,
);
