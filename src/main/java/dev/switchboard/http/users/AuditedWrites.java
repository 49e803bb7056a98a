package dev.switchboard.http.users;

import dev.switchboard.http.ApiException;
import dev.switchboard.http.Caller;
import dev.switchboard.store.Database;
import dev.switchboard.store.Work;
import dev.switchboard.tenants.Audit;
import dev.switchboard.tenants.UserReader;
import io.javalin.http.Context;
import java.util.function.Function;

/** Changes of the user's data in the path, each in one transaction with the line of the audit that tells who made it. */
public final class AuditedWrites {
    private final Database database;
    private final Audit audit;
    private final UserReader users;

    public AuditedWrites(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
        this.users = new UserReader(database);
    }

    Database database() {
        return database;
    }

    UserReader users() {
        return users;
    }

    /** The user of the path. Who gets here without being that user runs the installation. @throws ApiException 404 */
    String requireUser(Context ctx) {
        String userId = ctx.pathParam("user_id");
        if (!users.exists(userId)) {
            throw ApiException.notFound("User not found");
        }
        return userId;
    }

    /**
     * Makes a change.
     *
     * @param action for the audit, such as {@code lead.deleted}
     * @param target from its result, the id of what was changed; nothing personal
     */
    <T> T write(Context ctx, String action, Function<T, String> target, Work<T> work) {
        String userId = ctx.pathParam("user_id");
        return database.write(transaction -> {
            T result = work.run(transaction);
            audit.record(transaction, userId, Caller.of(ctx).actor(ctx), action, target.apply(result));
            return result;
        });
    }
}
