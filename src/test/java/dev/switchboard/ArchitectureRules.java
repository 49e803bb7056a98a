package dev.switchboard;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.switchboard.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of packages in ARCHITECTURE.md, as far as a machine can hold it. */
class ArchitectureRules {
    private static final String US = "dev.switchboard";
    private static final String OURS = US + "..";
    private static final String CHANNELS = US + ".channels";
    private static final String META = CHANNELS + ".meta..";
    private static final DescribedPredicate<JavaClass> A_CHANNEL =
            resideInAPackage(CHANNELS + ".*..").and(not(resideInAPackage(META)));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(US);

    @Test
    void messages_depend_on_nothing_of_ours() {
        holds(noClasses()
                .that()
                .resideInAPackage(US + ".message..")
                .should()
                .dependOnClassesThat(oursBut(US + ".message..")));
    }

    @Test
    void settings_depend_on_nothing_of_ours() {
        holds(noClasses()
                .that()
                .resideInAPackage(US + ".config..")
                .should()
                .dependOnClassesThat(oursBut(US + ".config..")));
    }

    @Test
    void a_channel_knows_messages_the_port_and_what_meta_shares_only() {
        holds(noClasses()
                .that(A_CHANNEL)
                .should()
                .dependOnClassesThat(
                        oursBut(US + ".message..", CHANNELS, CHANNELS + ".*..").and(notSecret())));
    }

    @Test
    void the_port_knows_messages_only() {
        holds(noClasses()
                .that()
                .resideInAPackage(CHANNELS)
                .should()
                .dependOnClassesThat(oursBut(US + ".message..", CHANNELS).and(notSecret())));
    }

    @Test
    void of_the_channels_only_what_meta_shares_knows_outbound() {
        holds(noClasses()
                .that()
                .resideInAPackage(CHANNELS + "..")
                .and()
                .resideOutsideOfPackage(META)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(US + ".outbound.."));
    }

    @Test
    void channels_do_not_know_each_other() {
        holds(slices().matching(CHANNELS + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(META)));
    }

    @Test
    void packages_form_no_cycles() {
        holds(slices().matching(US + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void nobody_depends_on_the_app() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(US)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(US));
    }

    @Test
    void only_http_and_sandbox_speak_javalin() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(US + ".http..", US + ".sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."));
    }

    @Test
    void the_api_layer_speaks_no_sql() {
        holds(noClasses()
                .that()
                .resideInAPackage(US + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi.."));
    }

    @Test
    void only_outbound_uses_resilience4j() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(US + ".outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.resilience4j.."));
    }

    @Test
    void nobody_reads_the_system_clock() {
        holds(noClasses().that().resideOutsideOfPackage(US).should().accessTargetWhere(readsTheClock()));
    }

    @Test
    void every_package_says_what_it_is_for() {
        assertThat(packagesWithoutPurpose()).isEmpty();
    }

    @Test
    void every_channel_folder_is_complete() throws IOException {
        assertThat(missingFromChannelFolders()).isEmpty();
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> oursBut(String... packages) {
        return resideInAPackage(OURS).and(not(resideInAnyPackage(packages)));
    }

    private static DescribedPredicate<JavaClass> notSecret() {
        return not(belongToAnyOf(Secret.class));
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return DescribedPredicate.describe("reads the system clock", access -> isClock(access));
    }

    /** Every way the JDK has to ask for the time without being handed a clock. */
    private static boolean isClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        boolean withoutArguments = access.getTarget().getFullName().endsWith("()");
        return owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                || owner.isEquivalentTo(Clock.class) && (name.startsWith("system") || name.matches("tick.+"))
                || owner.getPackageName().startsWith("java.time") && name.equals("now") && !takesClock(access)
                || owner.isEquivalentTo(Date.class) && name.equals("<init>") && withoutArguments
                || owner.getName().equals("java.util.Calendar") && name.equals("getInstance");
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return access.getTarget().getFullName().endsWith("(" + Clock.class.getName() + ")");
    }

    private static List<String> packagesWithoutPurpose() {
        Set<String> described = CLASSES.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        return CLASSES.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !described.contains(name))
                .toList();
    }

    private static List<Path> missingFromChannelFolders() throws IOException {
        Path channels = Path.of("channels");
        if (!Files.exists(channels)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(channels)) {
            return folders.filter(Files::isDirectory)
                    .flatMap(ArchitectureRules::whatItNeeds)
                    .filter(Files::notExists)
                    .toList();
        }
    }

    /** The web chat has no platform on the other side: no codes of errors, but what a client of it must know. */
    private static Stream<Path> whatItNeeds(Path folder) {
        Stream<String> needs = folder.endsWith("webchat")
                ? Stream.of(
                        "README.md", "channel.yaml", "WIRE.md", "message.schema.json", "widget/widget.js", "fixtures")
                : Stream.of("README.md", "channel.yaml", "errors.csv", "fixtures");
        return needs.map(folder::resolve);
    }
}
