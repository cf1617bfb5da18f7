// Scan name: what a file was called where it came from, in letters that a person reads as they stand: none that are not seen, none that turn the order of the others
// about (`cong-van\u202Efdp.exe` looks like a PDF).

const LONGEST = 120

/** Never empty. */
export const scanName = (name: string): string => {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return [...plain].slice(0, LONGEST).join('') || 'scan'
}
