using System;
using System.IO;
using System.Management.Automation.Host;

namespace LiveApi.Shell.Host;

/// <summary>Sizes and colours of the terminal; nothing that needs a screen buffer.</summary>
internal sealed class ShellRawInterface : PSHostRawUserInterface
{
    private const int FallbackWidth = 80;
    private const int FallbackHeight = 24;

    public override ConsoleColor ForegroundColor { get; set; } = (ConsoleColor)(-1);

    public override ConsoleColor BackgroundColor { get; set; } = (ConsoleColor)(-1);

    public override Size BufferSize { get => Measure(); set => throw Unsupported(); }

    public override Size WindowSize { get => Measure(); set => throw Unsupported(); }

    public override Size MaxWindowSize => Measure();

    public override Size MaxPhysicalWindowSize => Measure();

    public override Coordinates WindowPosition { get; set; }

    public override Coordinates CursorPosition
    {
        get
        {
            (int left, int top) = Console.IsOutputRedirected ? (0, 0) : Console.GetCursorPosition();
            return new Coordinates(left, top);
        }
        set => Console.SetCursorPosition(value.X, value.Y);
    }

    public override int CursorSize { get; set; } = 25;

    public override bool KeyAvailable => !Console.IsInputRedirected && Console.KeyAvailable;

    public override string WindowTitle { get; set; } = "LiveApi.Shell";

    public override void FlushInputBuffer()
    {
        while (KeyAvailable)
        {
            _ = Console.ReadKey(intercept: true);
        }
    }

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        ConsoleKeyInfo key = Console.ReadKey(options.HasFlag(ReadKeyOptions.NoEcho));
        ControlKeyStates state = 0;
        state |= key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? ControlKeyStates.ShiftPressed : 0;
        state |= key.Modifiers.HasFlag(ConsoleModifiers.Control) ? ControlKeyStates.LeftCtrlPressed : 0;
        state |= key.Modifiers.HasFlag(ConsoleModifiers.Alt) ? ControlKeyStates.LeftAltPressed : 0;
        return new KeyInfo((int)key.Key, key.KeyChar, state, keyDown: true);
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unsupported();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw Unsupported();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unsupported();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        // Clear-Host asks for the whole buffer this way.
        if (rectangle.Left < 0 && !Console.IsOutputRedirected)
        {
            Console.Clear();
        }
    }

    private static Size Measure()
    {
        try
        {
            // A terminal that nobody has told its size says 0.
            return new Size(Console.BufferWidth is > 0 and int width ? width : FallbackWidth, Console.WindowHeight is > 0 and int height ? height : FallbackHeight);
        }
        catch (IOException)
        {
            return new Size(FallbackWidth, FallbackHeight);
        }
    }

    private static NotSupportedException Unsupported() => new("LiveApi.Shell does not give access to the screen buffer.");
}
