// Searched, in words: how much of what was asked a search went through, and what was left out and why, as the page and the command line say it.
// "đã tìm trong 7 giờ 52 phút trên 8 giờ; thiếu 8 phút vì mất điện"

import type { Searched } from './search.ts'

export type Language = 'vi' | 'en'

const whys: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  not_yet: { vi: 'máy chưa xem tới', en: 'it is still to be looked at' },
  undecodable: { vi: 'máy không giải mã được hình', en: 'the pictures cannot be decoded here' },
  damaged: { vi: 'dữ liệu chuyển động bị hỏng', en: 'what was noted of it is damaged' },
  masked: { vi: 'vùng này bị che riêng tư', en: 'it lies under privacy masks' },
  not_there: { vi: 'lúc đó chưa có camera', en: 'the camera was not there yet' },
  unknown: { vi: 'mất hình, chưa rõ nguyên nhân', en: 'footage is missing, cause unknown' },
  power_lost: { vi: 'mất điện', en: 'power was lost' },
  internet_lost: { vi: 'mất Internet', en: 'the internet was lost' },
  wifi_lost: { vi: 'lỗi wifi', en: 'of a wifi fault' },
  recorder_fault: { vi: 'bộ ghi hình khởi động lại', en: 'the recorder restarted' },
  disk_fault: { vi: 'lỗi ổ cứng hoặc ổ đầy', en: 'of a disk fault or a full disk' },
  auth_failed: { vi: 'camera từ chối mật khẩu', en: 'the camera refused the password' },
  tampered: { vi: 'camera bị che, xoay hoặc phá', en: 'the camera was covered, turned or broken' },
  clock_drift: { vi: 'giờ của trạm bị chỉnh', en: 'the station’s clock was set' },
  station_down: { vi: 'trạm không chạy', en: 'the station was not running' },
  not_shared: { vi: 'chủ camera không chia sẻ', en: 'its owner does not share it' },
  not_scheduled: { vi: 'ngoài lịch ghi', en: 'it is outside the recording hours' },
  suspended: { vi: 'tạm ngừng ghi', en: 'recording was suspended' },
  expired: { vi: 'đã hết hạn lưu và đã xóa', en: 'it is past its keeping time and deleted' },
}

/** What stands behind "vì" and "because". A code that nobody knows is told as it is. */
export const whyNotSearched = (why: string, language: Language): string =>
  Object.hasOwn(whys, why) ? whys[why]![language] : why

const units = [
  { ms: 86_400_000, vi: ['ngày', 'ngày'], en: ['day', 'days'] },
  { ms: 3_600_000, vi: ['giờ', 'giờ'], en: ['hour', 'hours'] },
  { ms: 60_000, vi: ['phút', 'phút'], en: ['minute', 'minutes'] },
  { ms: 1000, vi: ['giây', 'giây'], en: ['second', 'seconds'] },
] as const

/** The two greatest units that it has: "7 giờ 52 phút". Less than a second is told as that. */
export const lengthWords = (ms: number, language: Language): string => {
  if (ms < 1000) return language === 'vi' ? 'chưa đến 1 giây' : 'less than a second'
  const greatest = units.findIndex(unit => ms >= unit.ms)
  const [one, other] = [units[greatest]!, units[greatest + 1]]
  // Rounded where it is told, so that 7 hours 59 minutes 59 seconds are 8 hours.
  const whole = Math.round(ms / (other ?? one).ms) * (other ?? one).ms
  if (greatest > 0 && whole >= units[greatest - 1]!.ms) return lengthWords(whole, language)
  const parts = [one, ...(other === undefined ? [] : [other])].map((unit, at) => {
    const count = at === 0 ? Math.floor(whole / unit.ms) : Math.round((whole % one.ms) / unit.ms)
    return count === 0 ? '' : `${count} ${unit[language][count === 1 ? 0 : 1]}`
  })
  return parts.filter(part => part !== '').join(' ')
}

/** Of one camera, or of several together. */
export const searchedSentence = (searched: Searched | readonly Searched[], language: Language): string => {
  const all: readonly Searched[] = Array.isArray(searched) ? searched : [searched as Searched]
  const [asked_ms, searched_ms] = [sumOf(all, one => one.asked_ms), sumOf(all, one => one.searched_ms)]
  const missing = new Map<string, number>()
  for (const { not_searched } of all)
    for (const { why, ms } of not_searched) missing.set(why, (missing.get(why) ?? 0) + ms)
  const parts = [...missing].sort((a, b) => b[1] - a[1]).map(([why, ms]) => missingWords(why, ms, language))
  const begins = searchedWords(searched_ms, asked_ms, language)
  return parts.length === 0 ? begins : `${begins}; ${language === 'vi' ? 'thiếu' : 'missing'} ${parts.join(', ')}`
}

const sumOf = (all: readonly Searched[], of: (one: Searched) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0)

const missingWords = (why: string, ms: number, language: Language): string =>
  `${lengthWords(ms, language)} ${language === 'vi' ? 'vì' : 'because'} ${whyNotSearched(why, language)}`

const searchedWords = (searched_ms: number, asked_ms: number, language: Language): string => {
  const asked = lengthWords(asked_ms, language)
  if (asked_ms === 0) return language === 'vi' ? 'không có lúc nào để tìm' : 'there is no time to search in'
  if (searched_ms === 0) return language === 'vi' ? `chưa tìm được phút nào trên ${asked}` : `searched none of ${asked}`
  if (searched_ms === asked_ms) return language === 'vi' ? `đã tìm trong cả ${asked}` : `searched all of ${asked}`
  const searched = lengthWords(searched_ms, language)
  return language === 'vi' ? `đã tìm trong ${searched} trên ${asked}` : `searched ${searched} of ${asked}`
}
