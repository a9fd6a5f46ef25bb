using Microsoft.Data.Sqlite;

namespace Candor.Data;

/// <summary>
/// A number that changes whenever anybody commits to the store, this process or another (SQLite's <c>data_version</c>):
/// whoever keeps what they read asks it, instead of being told of each change.
/// </summary>
public sealed class StoreVersion(string home) : IDisposable
{
    // Of its own: the number counts what other connections did.
    private readonly SqliteConnection connection = new(
        new SqliteConnectionStringBuilder
        {
            DataSource = Store.PathIn(home),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString()
    );

    private readonly Lock one = new();

    public long Now()
    {
        lock (one)
        {
            if (connection.State != System.Data.ConnectionState.Open)
            {
                connection.Open();
            }

            using var question = connection.CreateCommand();
            question.CommandText = "PRAGMA data_version";
            return (long)question.ExecuteScalar()!;
        }
    }

    public void Dispose() => connection.Dispose();
}
