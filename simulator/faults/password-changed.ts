// Somebody changed its password: sessions are dropped and the old password is refused.

import type { Fault } from './fault.ts'

/** Behind the old password stands this. */
const NEW_ENDING = '-moi'

export const passwordChanged: Fault = {
  says: { vi: 'mật khẩu bị đổi (thêm “-moi”)', en: 'its password was changed (“-moi” behind the old one)' },
  account: ({ username, password }) => ({ username: username || 'camera', password: password + NEW_ENDING }),
}
