//! The two folders of migrations describe the same tables.

use std::collections::BTreeSet;

use sqlx::Row;
use testkit::{postgres, sqlite};

/// `table.column type nullability`, in words that both engines share.
type Columns = BTreeSet<String>;

async fn of_sqlite(address: &str) -> Columns {
    let pool = sqlx::SqlitePool::connect(address).await.unwrap();
    let sql =
        "SELECT m.name AS table_name, c.name AS column_name, c.type, c.\"notnull\" OR c.pk > 0 AS required
         FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_sqlx%'";
    let rows = sqlx::query(sql).fetch_all(&pool).await.unwrap();
    pool.close().await;
    rows.iter()
        .map(|row| {
            let (table, column): (String, String) = (row.get("table_name"), row.get("column_name"));
            let kind = match row.get::<String, _>("type").as_str() {
                "INTEGER" => "integer",
                "TEXT" => "text",
                "BLOB" => "bytes",
                other => panic!("{table}.{column} is of type {other}"),
            };
            format!(
                "{table}.{column} {kind} {}",
                if row.get::<bool, _>("required") { "required" } else { "optional" }
            )
        })
        .collect()
}

async fn of_postgres(address: &str) -> Columns {
    let pool = sqlx::PgPool::connect(address).await.unwrap();
    let sql = "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'";
    let rows = sqlx::query(sql).fetch_all(&pool).await.unwrap();
    pool.close().await;
    rows.iter()
        .map(|row| {
            let (table, column): (String, String) = (row.get("table_name"), row.get("column_name"));
            let kind = match row.get::<String, _>("data_type").as_str() {
                "bigint" | "boolean" => "integer",
                "text" => "text",
                "uuid" | "bytea" => "bytes",
                other => panic!("{table}.{column} is of type {other}"),
            };
            let required = row.get::<String, _>("is_nullable") == "NO";
            format!("{table}.{column} {kind} {}", if required { "required" } else { "optional" })
        })
        .collect()
}

#[tokio::test]
async fn both_engines_have_the_same_columns() {
    let (lite, pg) = (sqlite().await, postgres().await);
    let (of_lite, of_pg) = (of_sqlite(&lite.address).await, of_postgres(&pg.address).await);
    assert_eq!(of_lite, of_pg);
    assert!(of_lite.len() > 60);
    lite.drop().await;
    pg.drop().await;
}

#[test]
fn both_folders_hold_the_same_migrations() {
    let names = |migrator: &sqlx::migrate::Migrator| {
        migrator.iter().map(|m| (m.version, m.description.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(names(&store::MIGRATIONS_SQLITE), names(&store::MIGRATIONS_POSTGRES));
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused_and_left_alone() {
    let database = sqlite().await;
    let pool = sqlx::SqlitePool::connect(&database.address).await.unwrap();
    sqlx::query("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', TRUE, x'00', 0)")
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let error = store::Store::open(&database.address).await.unwrap_err();
    assert!(error.to_string().contains("newer version"), "{error}");
    database.drop().await;
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused() {
    assert!(matches!(store::Store::open("mysql://x").await, Err(store::OpenError::UnknownScheme)));
    assert!(matches!(store::Store::open("vigie.db").await, Err(store::OpenError::UnknownScheme)));
}
