namespace Candor.Core.Text;

/// <summary>
/// Rows of numbers as bytes, each behind its length, copied whole: what was worked out when the program was built is there
/// at once when it starts.
/// </summary>
internal sealed class Rows
{
    // In the order of the machine's bytes. One that orders them otherwise sees another number and does not read on.
    private const int Mark = 0x0C0FFEE;

    private byte[] bytes;
    private int at;

    private Rows(byte[] bytes) => this.bytes = bytes;

    public static Rows ToWrite()
    {
        var rows = new Rows(new byte[1 << 16]);
        rows.Write(Mark);
        return rows;
    }

    /// <summary>Null where the bytes were written by a machine of another order.</summary>
    public static Rows? ToRead(byte[] bytes)
    {
        var rows = new Rows(bytes);
        return rows.Int() == Mark ? rows : null;
    }

    public void Write(int number)
    {
        Room(sizeof(int));
        BitConverter.TryWriteBytes(bytes.AsSpan(at), number);
        at += sizeof(int);
    }

    /// <param name="size">Bytes of one number.</param>
    public void Write(Array row, int size)
    {
        Write(row.Length);
        Room(row.Length * size);
        Buffer.BlockCopy(row, 0, bytes, at, row.Length * size);
        at += row.Length * size;
    }

    public byte[] Written() => bytes[..at];

    public int Int()
    {
        at += sizeof(int);
        return BitConverter.ToInt32(bytes, at - sizeof(int));
    }

    public int[] Ints()
    {
        var row = new int[Int()];
        Read(row, sizeof(int));
        return row;
    }

    public ulong[] Longs()
    {
        var row = new ulong[Int()];
        Read(row, sizeof(ulong));
        return row;
    }

    public string Text()
    {
        var row = new char[Int()];
        Read(row, sizeof(char));
        return new string(row);
    }

    private void Read(Array row, int size)
    {
        Buffer.BlockCopy(bytes, at, row, 0, row.Length * size);
        at += row.Length * size;
    }

    private void Room(int more)
    {
        if (at + more > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, at + more));
        }
    }
}
