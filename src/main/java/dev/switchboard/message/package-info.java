/**
 * The vocabulary every other package speaks: accounts, customers, events, content, receipts.
 *
 * <table>
 * <caption>What a platform sends, and the event it becomes</caption>
 * <tr><td>WhatsApp {@code messages[]} of every type a person can send, known or not, {@code unsupported} and
 *   {@code request_welcome} included; Instagram {@code message}, {@code postback}</td>
 *   <td>{@code MessageReceived}; {@code origin} STANDBY inside {@code standby}, HISTORY inside {@code history}</td></tr>
 * <tr><td>{@code message_echoes[]} (also in {@code standby}), messages of ours in {@code history}; Instagram
 *   {@code is_echo}</td><td>{@code EchoReceived}</td></tr>
 * <tr><td>WhatsApp {@code reaction}, {@code edit}, {@code revoke}, in echoes as well; Instagram {@code reaction},
 *   {@code message_edit} with a text, {@code is_deleted}</td><td>{@code MessageChanged}</td></tr>
 * <tr><td>{@code statuses[]} about messages; Instagram {@code read}</td><td>{@code ReceiptReceived}, one per
 *   participant in groups</td></tr>
 * <tr><td>{@code system} messages {@code user_changed_number}, {@code user_changed_user_id},
 *   {@code customer_changed_number}; {@code user_id_update}; only when old and new ids are told</td>
 *   <td>{@code IdentityChanged}</td></tr>
 * <tr><td>{@code user_preferences[]}</td><td>{@code PreferenceChanged}</td></tr>
 * <tr><td>{@code calls[]} and call {@code statuses[]}</td><td>{@code CallReceived}</td></tr>
 * <tr><td>{@code messaging_handovers}; Instagram {@code pass_thread_control}, {@code take_thread_control}</td>
 *   <td>{@code ControlChanged}</td></tr>
 * <tr><td>Instagram {@code referral} alone</td><td>{@code Referred}</td></tr>
 * <tr><td>templates, quality, limits, {@code account_*}, {@code security}, business fields; {@code value.errors[]};
 *   Instagram {@code policy-enforcement}</td><td>{@code AccountNotice}</td></tr>
 * <tr><td>comments, mentions, story insights, {@code is_self}, {@code user_actions}, flows, payments, groups, state sync, opt-in,
 *   {@code request_thread_control}, {@code app_roles}, {@code referral} alone that says nothing, the remaining {@code system} messages,
 *   {@code message_edit} without text</td><td>{@code Noted}</td></tr>
 * <tr><td>malformed, without an id it needs, of an unknown field or status</td><td>{@code Unrecognized}</td></tr>
 * </table>
 */
@NullMarked
package dev.switchboard.message;

import org.jspecify.annotations.NullMarked;
