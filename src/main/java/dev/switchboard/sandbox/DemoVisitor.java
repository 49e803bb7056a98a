package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Somebody who is signed in on the sandbox's site. */
record DemoVisitor(String id, String name, String email) {
    /** Whom one may play on the site, besides strangers. */
    static final List<DemoVisitor> ALL = List.of(
            new DemoVisitor("u_1001", "Ana Costa", "ana@example.com"),
            new DemoVisitor("u_1002", "Noah Berg", "noah@example.com"));

    /** What a site's server gives its page to call {@code identify} with. */
    ObjectNode json() {
        return MetaJson.object()
                .put("id", id)
                .put("name", name)
                .put("email", email)
                .put("hash", Signature.hex(SandboxValues.SITE_SECRET, id.getBytes(StandardCharsets.UTF_8)));
    }
}
