package dev.switchboard;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong use or configuration. */
@Command(
        name = "switchboard",
        description =
                "WhatsApp, Instagram and webchat messages in, an agent's answers out, and a business that knows its leads.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            HelpCommand.class,
            SandboxCommand.class,
            ServeCommand.class,
            SimulateCommand.class,
            KeyCommands.class,
            KeptCommands.Parked.class,
            KeptCommands.Unrecognized.class,
            KeptCommands.DeadLetters.class,
            ReplayCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments.length == 0 ? new String[] {"--help"} : arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler(Main::explain);
        commandLine.setExecutionStrategy(new CommandLine.RunLast());
        return commandLine;
    }

    /** What a person can mend is said in words; a stack trace is for bugs. */
    private static int explain(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        int code = Failures.explain(e, err);
        err.flush();
        return code;
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"switchboard " + (version == null ? "development" : version)};
        }
    }
}
