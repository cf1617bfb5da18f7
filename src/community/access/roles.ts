// Roles and what each may, as a commune usually has it. Data: a station may change any of them and add its own; what it never changed follows
// this table. A role gives nothing by itself: a grant gives it, somewhere and until some day.

import { type Verb, verbCodes } from '#contract/access.ts'
import type { Words } from './verbs.ts'

export type Role = {
  readonly code: string
  readonly words: Words
  readonly verbs: readonly Verb[]
}

const look = ['watch_live', 'read_coverage'] as const
const lookBack = [...look, 'play_back', 'still'] as const
const officer = [
  ...lookBack,
  'search',
  'request_extract',
  'hold',
  'mark',
  'arrange_wall',
  'ptz',
  'state_cause',
  'check_signs',
] as const
const duty = [...officer, 'extract', 'recover', 'steer_television', 'handle_requests'] as const
const deputy = [
  ...duty,
  'approve_extract',
  'set_masks',
  'see_unmasked',
  'see_identity',
  'read_log',
  'see_looks',
] as const

const role = (code: string, vi: string, en: string, verbs: readonly Verb[]): Role => ({
  code,
  words: { vi, en },
  verbs: verbCodes.filter(verb => verbs.includes(verb)),
})

/** Codes as in the glossary. The devices at the end have no grants: what they may is told where they are let in. */
export const usualRoles: readonly Role[] = [
  role('admin', 'Người quản trị hệ thống', 'System administrator', [
    ...look,
    'ptz',
    'arrange_wall',
    'steer_television',
    'state_cause',
    'recover',
    'configure_camera',
    'set_sharing',
    'set_masks',
    'configure_station',
    'manage_devices',
    'manage_people',
    'read_log',
    'see_looks',
    'check_signs',
  ]),
  role('police_chief', 'Trưởng Công an xã', 'Chief of commune police', [...deputy, 'manage_people', 'break_glass']),
  role('deputy', 'Phó Trưởng Công an xã', 'Deputy chief of commune police', deputy),
  role('duty_officer', 'Trực ban', 'Duty officer', duty),
  role('officer', 'Cán bộ, chiến sĩ Công an xã', 'Commune officer', officer),
  role('beat_officer', 'Cảnh sát khu vực', 'Beat officer', officer),
  role('chairperson', 'Chủ tịch UBND xã', 'Commune chairperson', ['read_coverage']),
  role('cell_secretary', 'Bí thư chi bộ', 'Party cell secretary', ['read_coverage']),
  role('village_head', 'Trưởng thôn, Tổ trưởng tổ dân phố', 'Village head', [
    ...look,
    'mark',
    'state_cause',
    'check_signs',
  ]),
  role('mobilisation_head', 'Tổ trưởng Tổ dân vận', 'Mass-mobilisation head', ['read_coverage']),
  role('front_head', 'Trưởng ban công tác Mặt trận', 'Front board head', ['read_coverage']),
  role('mass_organisation', 'Đoàn thể', 'Mass organisation', ['read_coverage']),
  role('team_leader', 'Tổ trưởng Tổ bảo vệ ANTT', 'Security team leader', [
    ...lookBack,
    'mark',
    'state_cause',
    'check_signs',
  ]),
  role('team_member', 'Tổ viên Tổ bảo vệ ANTT', 'Security team member', [...look, 'check_signs']),
  role('member_organisation', 'Cơ quan, doanh nghiệp, trường học', 'Member organisation', [
    ...lookBack,
    'mark',
    'request_extract',
  ]),
  role('host_household', 'Hộ đặt thiết bị', 'Host household', [...look, 'set_sharing', 'see_looks']),
  role('camera_owner', 'Chủ sở hữu camera', 'Camera owner', [
    ...lookBack,
    'request_extract',
    'set_sharing',
    'see_looks',
  ]),
  role('technician', 'Kỹ thuật viên', 'Technician', [
    ...look,
    'ptz',
    'state_cause',
    'recover',
    'configure_camera',
    'set_sharing',
    'set_masks',
    'manage_devices',
    'check_signs',
  ]),
  role('dpo', 'Nhân sự bảo vệ dữ liệu cá nhân', 'Data-protection staff', [
    'read_coverage',
    'read_log',
    'see_looks',
    'check_signs',
    'handle_requests',
  ]),
  role('auditor', 'Kiểm tra', 'Auditor', ['read_coverage', 'read_log', 'see_looks']),
  role('television', 'Ti vi', 'Television', ['watch_live']),
  role('emergency', 'Tài khoản khẩn cấp', 'Emergency account', []),
  role('box', 'Hộp ghi hình', 'Box', []),
  role('other_system', 'Hệ thống khác', 'Another system', ['watch_live']),
]

/** Those that stand for a device or for the sealed account: nobody is granted one. */
export const deviceRoles: ReadonlySet<string> = new Set(['television', 'emergency', 'box', 'other_system'])
