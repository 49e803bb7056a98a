// How a phone shows what is no text.

const NAMES = {
  image: '📷 Photo',
  video: '🎬 Video',
  audio: '🎵 Audio',
  document: '📄 Document',
  sticker: '🌟 Sticker',
  location: '📍 Location',
  contacts: '👤 Contact',
  order: '🛒 Order',
  unsupported: '📊 Poll',
  share: '🔗 Shared post',
  ig_reel: '🎞 Shared reel',
  story_mention: '✨ Mentioned you in a story',
  like_heart: '❤️',
  revoke: '🗑 Message deleted',
  unsend: '🗑 Message unsent',
};

/** Whether it changes another message rather than being one: nobody answers it. */
export const isChange = message => ['reaction', 'edit', 'message_edit', 'revoke', 'unsend'].includes(message.type);

/** The words for a message without a text of its own; null when it has one. */
export function describe(message) {
  const content = message.content ?? {};
  if (message.text !== null && message.text !== undefined) {
    return null;
  }
  switch (message.type) {
    case 'reaction': return reaction(content.reaction ?? {});
    case 'edit': return `✏️ ${content.edit?.message?.text?.body ?? ''}`;
    case 'message_edit': return `✏️ ${content.message_edit?.text ?? ''}`;
    case 'postback': return content.postback?.title ?? '[postback]';
    case 'interactive': return choice(content.interactive ?? {});
    case 'button': return content.button?.text ?? '[button]';
    default: return named(message.type, content[message.type] ?? {});
  }
}

function reaction({ emoji, reaction, action }) {
  return action === 'unreact' || !(emoji ?? reaction) ? 'Reaction taken back' : `Reacted ${emoji ?? reaction}`;
}

function choice(interactive) {
  return interactive.button_reply?.title ?? interactive.list_reply?.title ?? '[interactive]';
}

function named(type, content) {
  const name = content.voice ? '🎤 Voice note' : NAMES[type] ?? `[${type}]`;
  const more = content.caption ?? content.filename ?? content.name;
  return more ? `${name}: ${more}` : name;
}
