// New passphrase: 24 letters and digits that nobody mistakes for one another, in groups that can be read out; some 118 bits.

const letters = 'abcdefghjkmnpqrstuvwxyz23456789' // 31: no i, l, o, 0, 1
const GROUPS = 6
const EACH = 4
/** Bytes from here on would make the first letters likelier. */
const FAIR = 256 - (256 % letters.length)

export const newPassphrase = (
  random: (bytes: Uint8Array<ArrayBuffer>) => unknown = bytes => crypto.getRandomValues(bytes),
): string => {
  let text = ''
  while (text.length < GROUPS * EACH) {
    const bytes = new Uint8Array(GROUPS * EACH)
    random(bytes)
    for (const byte of bytes) if (byte < FAIR && text.length < GROUPS * EACH) text += letters[byte % letters.length]
  }
  return text.match(/.{4}/g)!.join('-')
}
