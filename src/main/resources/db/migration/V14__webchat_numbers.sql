-- A trigger on new messages costs every one of them a tenth of its writing, also those it has nothing to do for. There are
-- two ways to write one that a visitor sees (Messages.addInbound, addOutbound): they give it its number themselves. Changes
-- come from many sides and are still numbered by webchat_message_changed.
DROP TRIGGER webchat_message_added;
