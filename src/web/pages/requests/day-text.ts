// A day as it is read: `02/12/2026`.

export const dayText = (day: string): string => day.split('-').toReversed().join('/')
