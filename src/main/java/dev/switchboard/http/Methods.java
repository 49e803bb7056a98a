package dev.switchboard.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;
import java.util.stream.Collectors;

/** Callers may invent methods: what they invent is neither logged nor a label. */
final class Methods {
    private static final Set<String> KNOWN =
            HandlerType.commonHttp().stream().map(HandlerType::name).collect(Collectors.toUnmodifiableSet());

    private Methods() {}

    static String of(Context ctx) {
        return of(ctx.method().name());
    }

    static String of(String method) {
        return KNOWN.contains(method) ? method : "OTHER";
    }
}
