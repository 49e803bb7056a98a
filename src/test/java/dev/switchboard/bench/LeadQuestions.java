package dev.switchboard.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a business asks of its leads, each with what it may take at most, in milliseconds at the 99th percentile. */
final class LeadQuestions {
    private final Map<String, Double> all = new LinkedHashMap<>();

    private LeadQuestions() {
        for (String sort : new String[] {
            "last_message_at", "first_contact_at", "total_messages", "total_score", "name", "created_at"
        }) {
            all.put("sort_by=" + sort, 15.0);
            all.put("sort_by=" + sort + "&sort_order=asc", 15.0);
        }
        for (String filter : new String[] {
            "platform=whatsapp",
            "platform=webchat",
            "lead_status=Hot",
            "has_extraction=true",
            "has_email=false",
            "min_total_score=15",
            "days=7",
            "days=1",
            "from_date=2026-01-01&to_date=2026-03-05",
            "agent_id=agent-1",
            "phone_number_id=generated-3",
            "has_conversation=false",
            "is_active=true",
            "is_active=false"
        }) {
            all.put(filter, 50.0);
        }
        all.put("platform=instagram&lead_status=Hot,Warm&days=30", 50.0);
        all.put("agent_id=agent-2&has_email=true&sort_by=name", 50.0);
        all.put("platform=whatsapp&days=30&sort_by=total_score", 50.0);
        all.put("search=sidmarna", 50.0);
        all.put("search=Sidmar", 50.0);
        all.put("search=anbe&sort_by=name", 50.0);
        all.put("search=labs", 50.0);
        all.put("search=labs&offset=1000", Double.MAX_VALUE);
        all.put("search=tra", 50.0);
        all.put("search=traders", 50.0);
        all.put("search=9189", 50.0);
        all.put("search=0%40gmail.com", 50.0);
        all.put("search=%40gmail.com", 600.0);
        all.put("search=chi", 600.0);
        all.put("search=%2B91%2089795", 50.0);
        all.put("search=zzzqqq", 50.0);
        all.put("search=gmail.com", 600.0);
        all.put("search=com", 600.0);
        all.put("search=ka", Double.MAX_VALUE);
        all.put("search=sidmar&platform=instagram", Double.MAX_VALUE);
        all.put("offset=500000", Double.MAX_VALUE);
    }

    /** Those in which {@code -Dbench.only} is found, a regular expression. */
    static Map<String, Double> all() {
        Map<String, Double> all = new LeadQuestions().all;
        all.keySet()
                .removeIf(Pattern.compile(System.getProperty("bench.only", ""))
                        .asPredicate()
                        .negate());
        return all;
    }
}
