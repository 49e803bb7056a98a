package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.Content;
import dev.switchboard.message.Content.OrderItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cart: <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/order">order</a>. */
final class OrderContent {
    private OrderContent() {}

    static Content of(@Nullable JsonSlice order) {
        JsonSlice items = order == null ? null : order.get("product_items");
        return new Content.Order(
                order == null ? null : order.textAt("catalog_id"),
                order == null ? null : order.textAt("text"),
                items == null
                        ? List.of()
                        : items.elements().stream()
                                .filter(JsonSlice::isObject)
                                .map(OrderContent::item)
                                .toList());
    }

    private static OrderItem item(JsonSlice item) {
        return new OrderItem(
                item.textAt("product_retailer_id"),
                item.textAt("quantity"),
                item.textAt("item_price"),
                item.textAt("currency"));
    }
}
