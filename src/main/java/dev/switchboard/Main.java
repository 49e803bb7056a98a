package dev.switchboard;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong use or configuration. */
@Command(
        name = "switchboard",
        description =
                "WhatsApp, Instagram and webchat messages in, an agent's answers out, and a business that knows its leads.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main {
    private static final List<Class<?>> COMMANDS = List.of(
            HelpCommand.class,
            SandboxCommand.class,
            ServeCommand.class,
            HealthCommand.class,
            SimulateCommand.class,
            KeyCommands.class,
            KeptCommands.Parked.class,
            KeptCommands.Unrecognized.class,
            KeptCommands.DeadLetters.class,
            ReplayCommand.class,
            RebuildCommand.class,
            GenerateCommand.class,
            TrainCommand.class);

    private Main() {}

    public static void main(String[] arguments) {
        // A container asks twice a minute, and to read the command line would take longer than the answer.
        if (Arrays.equals(arguments, new String[] {"health"})) {
            System.exit(new HealthCommand().call());
        }
        System.exit(commandLine(arguments).execute(arguments.length == 0 ? new String[] {"--help"} : arguments));
    }

    /** @param arguments what it will be given; when they begin with a command, it knows no other */
    static CommandLine commandLine(String... arguments) {
        CommandLine commandLine = new CommandLine(new Main());
        commands(arguments).forEach(commandLine::addSubcommand);
        commandLine.setExecutionExceptionHandler(Main::explain);
        commandLine.setExecutionStrategy(new CommandLine.RunLast());
        return commandLine;
    }

    /** Reading what all the commands take costs a tenth of a second, and a start needs one of them. */
    private static List<Class<?>> commands(String... arguments) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> arguments.length > 0 && nameOf(command).equals(arguments[0]))
                .filter(command -> command != HelpCommand.class)
                .toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    private static String nameOf(Class<?> command) {
        return command.getAnnotation(Command.class).name();
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
