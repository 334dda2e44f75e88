//! Many writers at once: each transaction is kept whole or not at all, whatever the others do.

use domain::time::Timestamp;
use store::{Store, sessions};
use testkit::both_engines;

const NOW: Timestamp = Timestamp::from_millis(0);

async fn write(store: &Store, id: i128, commit: bool) -> bool {
    let session = sessions::StoredSession {
        person: None,
        data: "{}".to_owned(),
        expires_at: Timestamp::from_millis(2_000),
    };
    let mut tx = store.write().await.unwrap();
    for part in [id, id + 1_000] {
        assert!(sessions::insert(&mut tx, &sessions::hash_of(part), &session).await.unwrap());
        tokio::task::yield_now().await;
    }
    if commit {
        tx.commit().await.unwrap();
    }
    commit
}

async fn is_there(store: &Store, id: i128) -> [bool; 2] {
    let mut tx = store.read().await.unwrap();
    let mut found = [false; 2];
    for (found, part) in found.iter_mut().zip([id, id + 1_000]) {
        *found = sessions::find(&mut tx, &sessions::hash_of(part), NOW).await.unwrap().is_some();
    }
    found
}

async fn those_who_commit_are_kept_and_the_others_leave_nothing(store: Store) {
    let writers: Vec<_> = (0..200)
        .map(|id| {
            let store = store.clone();
            tokio::spawn(async move { write(&store, id, id % 3 != 0).await })
        })
        .collect();
    for (id, writer) in (0..).zip(writers) {
        let committed = writer.await.unwrap();
        assert_eq!(is_there(&store, id).await, [committed; 2], "transaction {id}");
    }
}

async fn what_is_acknowledged_can_be_read_at_once(store: Store) {
    let writers: Vec<_> = (0..100)
        .map(|id| {
            let store = store.clone();
            tokio::spawn(async move {
                write(&store, id, true).await;
                is_there(&store, id).await
            })
        })
        .collect();
    for writer in writers {
        assert_eq!(writer.await.unwrap(), [true; 2]);
    }
}

async fn whoever_gives_up_half_way_stops_nobody(store: Store) {
    let writers: Vec<_> = (0..100)
        .map(|id| {
            let store = store.clone();
            tokio::spawn(async move { write(&store, id, true).await })
        })
        .collect();
    for (_, writer) in (0..100).zip(&writers).filter(|(id, _)| id % 2 == 0) {
        tokio::task::yield_now().await;
        writer.abort();
    }
    for (id, writer) in (0..).zip(writers) {
        if writer.await.is_ok() {
            assert_eq!(is_there(&store, id).await, [true; 2]);
        } else {
            // Given up before the commit, or during it: all or nothing.
            let [first, second] = is_there(&store, id).await;
            assert_eq!(first, second, "transaction {id}");
        }
    }
    assert!(write(&store, 5_000, true).await, "the next one writes");
}

async fn an_error_in_one_does_not_touch_the_one_before(store: Store) {
    write(&store, 1, true).await;
    let mut tx = store.write().await.unwrap();
    assert!(tx.prepare("SELECT nothing FROM nowhere").await.is_err());
    drop(tx);
    write(&store, 2, true).await;
    assert_eq!(is_there(&store, 1).await, [true; 2]);
    assert_eq!(is_there(&store, 2).await, [true; 2]);
}

both_engines!(
    those_who_commit_are_kept_and_the_others_leave_nothing,
    what_is_acknowledged_can_be_read_at_once,
    whoever_gives_up_half_way_stops_nobody,
    an_error_in_one_does_not_touch_the_one_before,
);
