// Moment: an xs:dateTime as devices write it; without a zone it is taken as UTC, which is what the standard means.

const EARLIEST_MS = Date.UTC(1990, 0, 1)
const LATEST_MS = Date.UTC(2200, 0, 1)

/** Unix milliseconds; undefined for what cannot be read or lies outside any camera's life. */
export const readMoment = (text: string | undefined): number | undefined => {
  const found = /^(\d{4}-\d{1,2}-\d{1,2})[T ](\d{1,2}:\d{1,2}:\d{1,2})(\.\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?$/i.exec(
    text?.trim().slice(0, 60) ?? '',
  )
  if (found === null) return undefined
  const [, day = '', time = '', fraction = '', zone = 'Z'] = found
  const two = (part: string) => part.padStart(2, '0')
  const written = `${day.split('-').map(two).join('-')}T${time.split(':').map(two).join(':')}${fraction.slice(0, 4)}`
  const at = Date.parse(`${written}${zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`)
  return at >= EARLIEST_MS && at <= LATEST_MS ? at : undefined
}
