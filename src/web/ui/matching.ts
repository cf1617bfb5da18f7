// Matching: finds what somebody types among names, without regard for accents or case: "cong chinh" finds "Cổng chính".

/** Text as it is compared: small letters without accents. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0111\u0110]/g, 'd')
    .toLowerCase()

/** Every word that was typed begins or stands somewhere in `texts`. */
export const matches = (typed: string, ...texts: readonly string[]): boolean => {
  const whole = plain(texts.join(' '))
  return plain(typed)
    .split(/\s+/)
    .every(word => whole.includes(word))
}
