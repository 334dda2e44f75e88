//! What compile-time checked queries would give: every statement is prepared on both engines.

use store::Store;
use testkit::both_engines;

async fn every_statement_prepares(store: Store) {
    let mut count = 0;
    for (name, sql) in store::statements() {
        let mut tx = store.write().await.unwrap();
        if let Err(error) = tx.prepare(sql).await {
            panic!("{name}: {error}");
        }
        count += 1;
    }
    assert!(count > 50, "only {count} statements are listed");
}

async fn a_statement_with_a_misspelt_column_does_not_prepare(store: Store) {
    let mut tx = store.write().await.unwrap();
    assert!(tx.prepare("SELECT emial FROM person").await.is_err());
}

both_engines!(every_statement_prepares, a_statement_with_a_misspelt_column_does_not_prepare);
