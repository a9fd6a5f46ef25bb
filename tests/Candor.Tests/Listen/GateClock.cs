namespace Candor.Tests.Listen;

/// <summary>A clock that holds whoever asks it for the n-th time until the test lets them go.</summary>
internal sealed class GateClock : TimeProvider, IDisposable
{
    private readonly ManualResetEventSlim open = new(initialState: false);
    private TaskCompletionSource? reached;
    private int left = int.MaxValue;

    public Task HoldAt(int asked)
    {
        reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref left, asked);
        return reached.Task;
    }

    public void Release() => open.Set();

    public void Dispose() => open.Dispose();

    public override DateTimeOffset GetUtcNow()
    {
        if (Interlocked.Decrement(ref left) == 0)
        {
            reached!.SetResult();
            open.Wait();
        }

        return new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    }
}
