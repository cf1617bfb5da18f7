// What accounts, units, people, roles and grants may answer.

import type { Described } from './described.ts'

export const peopleProblems = {
  account_exists: {
    kind: 'conflict',
    vi: 'Trạm đã có tài khoản đầu tiên. Hãy mở lại đường dẫn để đăng nhập bằng tài khoản đó.',
    en: 'The station has its first account already. Open the link again to sign in to it.',
  },
  not_allowed: {
    kind: 'denied',
    vi: 'Bạn không được phép làm việc này.',
    en: 'You are not allowed to do this.',
  },
  no_such_unit: {
    kind: 'missing',
    vi: 'Không có đơn vị này. Xem: matthan unit list',
    en: 'There is no such unit. See: matthan unit list',
  },
  unit_exists: {
    kind: 'conflict',
    vi: 'Đã có đơn vị mang mã này. Hãy chọn mã khác.',
    en: 'A unit with this id exists already. Choose another one.',
  },
  unit_circle: {
    kind: 'conflict',
    vi: 'Đơn vị không thể nằm dưới chính nó hoặc dưới đơn vị cấp dưới của nó.',
    en: 'A unit cannot stand below itself or below a unit under it.',
  },
  no_such_person: {
    kind: 'missing',
    vi: 'Không có người này trong danh sách. Xem: matthan person list',
    en: 'There is no such person. See: matthan person list',
  },
  person_has_left: {
    kind: 'conflict',
    vi: 'Người này đã thôi việc ở đây. Nếu trở lại, hãy thêm một người mới.',
    en: 'This person has left. If they are back, add them anew.',
  },
  person_has_account: {
    kind: 'conflict',
    vi: 'Người này đã có tài khoản. Mỗi người chỉ dùng một tài khoản.',
    en: 'This person has an account already. Each person has one.',
  },
  username_taken: {
    kind: 'conflict',
    vi: 'Tên đăng nhập này đã có người dùng, hoặc đã từng dùng. Hãy chọn tên khác.',
    en: 'This user name is taken, or was once. Choose another one.',
  },
  no_such_account: {
    kind: 'missing',
    vi: 'Không có tài khoản này, hoặc nó đã chấm dứt. Xem: matthan account list',
    en: 'There is no such account, or it has ended. See: matthan account list',
  },
  own_account: {
    kind: 'conflict',
    vi: 'Không thể tự chấm dứt tài khoản hay quyền của chính mình, cũng không tự giao quyền cho mình hay thêm quyền vào vai trò mình đang giữ. Hãy nhờ người quản lý khác, hoặc làm trên máy trạm.',
    en: 'Nobody ends their own account or grants, grants themselves anything, or adds to a role that they hold. Ask another manager, or do it at the station’s machine.',
  },
  no_such_role: {
    kind: 'missing',
    vi: 'Không có vai trò này. Xem: matthan role list',
    en: 'There is no such role. See: matthan role list',
  },
  no_such_grant: {
    kind: 'missing',
    vi: 'Không có quyền này trong sổ. Xem: matthan grant list --all',
    en: 'There is no such grant. See: matthan grant list --all',
  },
  grant_has_ended: {
    kind: 'conflict',
    vi: 'Quyền này đã chấm dứt. Hãy giao một quyền mới nếu còn cần.',
    en: 'This grant has ended. Give a new one if it is still needed.',
  },
  grant_too_far: {
    kind: 'denied',
    vi: 'Bạn chỉ được giao quyền trong phạm vi mình quản lý, và không giao việc mà chính mình không được làm ở đó.',
    en: 'You may grant only within what you manage, and nothing that you may not do there yourself.',
  },
  place_decides_who_sees: {
    kind: 'denied',
    vi: 'Có người được cấp quyền theo địa điểm này, nên đổi địa điểm của camera là đổi ai được xem nó. Hãy nhờ người quản lý quyền đổi.',
    en: 'Somebody’s permission goes by this place, so moving the camera changes who may see it. Ask whoever manages people to move it.',
  },
  grant_wrong: {
    kind: 'invalid',
    vi: 'Quyền chưa đúng: chọn một vai trò của người, hoặc ít nhất một việc; ngày hết hạn phải ở tương lai và sau ngày bắt đầu.',
    en: 'The grant is not right: choose a role of people, or at least one deed; its end must lie in the future and after its beginning.',
  },
} as const satisfies Record<string, Described>
