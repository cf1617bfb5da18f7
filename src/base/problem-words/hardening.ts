// What certificates, the encrypted line, rate limits, and encrypted backups may answer.

import type { Described } from './described.ts'

export const hardeningProblems = {
  needs_https: {
    kind: 'denied',
    vi: 'Từ máy khác chỉ vào được bằng đường mã hóa (https). Hãy mở địa chỉ https của trạm; cách cài chứng chỉ ở trang /certificate.',
    en: 'From another machine the station is reached over https only. Open its https address; /certificate tells how to trust it.',
  },
  too_many_requests: {
    kind: 'exhausted',
    vi: 'Có quá nhiều yêu cầu trong thời gian ngắn. Hãy chờ một lát rồi thử lại.',
    en: 'Too many requests in a short time. Wait a moment, then try again.',
  },
  no_https_here: {
    kind: 'unavailable',
    vi: 'Trạm này chạy không có đường mã hóa (--plain), nên không có chứng chỉ nào để làm việc này.',
    en: 'This station runs without an encrypted line (--plain), so it has no certificate for this.',
  },
  no_authority_here: {
    kind: 'missing',
    vi: 'Thư mục dữ liệu này chưa có chứng chỉ gốc. Chứng chỉ được tạo khi trạm khởi động lần đầu; hãy xem lại --data.',
    en: 'There is no authority in this data folder. It is made at the station’s first start; check --data.',
  },
  certificate_unreadable: {
    kind: 'invalid',
    vi: 'Tệp này không có chứng chỉ nào đọc được. Hãy dùng tệp PEM, bắt đầu bằng -----BEGIN CERTIFICATE-----',
    en: 'There is no certificate in this file that can be read. Use a PEM file that begins with -----BEGIN CERTIFICATE-----',
  },
  certificate_key_unreadable: {
    kind: 'invalid',
    vi: 'Không đọc được khóa riêng của chứng chỉ. Hãy dùng tệp PEM không đặt mật khẩu, và cho trạm quyền đọc tệp.',
    en: 'The certificate’s private key cannot be read. Use a PEM file without a password, which the station may read.',
  },
  certificate_key_mismatch: {
    kind: 'invalid',
    vi: 'Chứng chỉ và khóa riêng không phải một cặp. Hãy xem lại hai tệp.',
    en: 'The certificate and the private key do not belong together. Check both files.',
  },
  certificate_over: {
    kind: 'invalid',
    vi: 'Chứng chỉ này đã hết hạn. Hãy dùng chứng chỉ còn hạn.',
    en: 'This certificate has expired. Use one that is still good.',
  },
  acme_refused: {
    kind: 'unavailable',
    vi: 'Chưa xin được chứng chỉ từ nơi cấp. Tên miền phải trỏ về trạm, và cổng 80 của tên ấy phải dẫn tới cổng http của trạm.',
    en: 'The authority did not give a certificate. The name must lead to this station, its port 80 to the station’s http port.',
  },
  no_vault_here: {
    kind: 'missing',
    vi: 'Thư mục này không có sổ sách của trạm hoặc không có khóa keys/vault.key để đổi. Hãy xem lại --data.',
    en: 'There are no station’s books in this folder, or no keys/vault.key to change. Check --data.',
  },
  backup_encrypted: {
    kind: 'invalid',
    vi: 'Bản sao lưu này được mã hóa. Hãy thêm --identity TỆP hoặc --passphrase-file TỆP.',
    en: 'This backup is encrypted. Add --identity FILE or --passphrase-file FILE.',
  },
  backup_not_opened: {
    kind: 'denied',
    vi: 'Khóa hoặc mật khẩu này không mở được bản sao lưu. Hãy xem lại.',
    en: 'This identity or passphrase does not open the backup. Check it.',
  },
  bad_recipient: {
    kind: 'invalid',
    vi: 'Khóa công khai để mã hóa bản sao lưu không đúng. Khóa age bắt đầu bằng age1.',
    en: 'The public key to encrypt the backup to is not right. An age key begins with age1.',
  },
  backup_setting_damaged: {
    kind: 'damaged',
    vi: 'Tệp backup-elsewhere.json bị hỏng nên không rõ phải chép bản sao lưu mỗi ngày đi đâu. Hãy đặt lại: matthan backup daily --to …',
    en: 'The file backup-elsewhere.json is damaged: where the daily backup goes is not known. Set it again: matthan backup daily --to …',
  },
  weak_passphrase: {
    kind: 'invalid',
    vi: 'Mật khẩu của bản sao lưu quá ngắn: cần ít nhất 16 ký tự.',
    en: 'The backup’s passphrase is too short: at least 16 characters.',
  },
} as const satisfies Record<string, Described>
