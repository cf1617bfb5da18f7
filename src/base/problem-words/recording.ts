// What the ledger, footage, backfill, imports and archives may answer.

import type { Described } from './described.ts'

export const recordingProblems = {
  no_such_cause: {
    kind: 'missing',
    vi: 'Không có lời nêu nguyên nhân này, hoặc nó đã được rút lại.',
    en: 'There is no such stated cause, or it was withdrawn already.',
  },
  cause_span_wrong: {
    kind: 'invalid',
    vi: 'Khoảng thời gian không đúng: đầu phải trước cuối, không ở tương lai, không dài quá 31 ngày.',
    en: 'The span is not right: it must begin before it ends, not lie in the future, and last 31 days at most.',
  },
  bad_hours: {
    kind: 'invalid',
    vi: 'Giờ trong tuần không đọc được. Ví dụ: t2-t6 18:00-06:00; t7,cn 00:00-24:00',
    en: 'The hours of the week cannot be read. For example: mon-fri 18:00-06:00; sat,sun 00:00-24:00',
  },
  suspended_until_past: {
    kind: 'invalid',
    vi: 'Thời điểm ghi lại phải ở tương lai, trong vòng một năm. Hoặc bỏ trống để dừng đến khi có người cho ghi lại.',
    en: 'The camera must come back in the future and within a year. Or leave it out: suspended until somebody resumes it.',
  },
  nothing_recorded: {
    kind: 'missing',
    vi: 'Khoảng thời gian này không có hình ghi lại.',
    en: 'Nothing was recorded in this span.',
  },
  span_too_long: {
    kind: 'invalid',
    vi: 'Khoảng thời gian quá dài. Hãy chọn tối đa 24 giờ.',
    en: 'The span is too long. Choose at most 24 hours.',
  },
  footage_damaged: {
    kind: 'damaged',
    vi: 'Tệp ghi hình bị hỏng ở đoạn này. Các đoạn khác không bị ảnh hưởng.',
    en: 'The recording is damaged in this part. Other parts are not affected.',
  },
  noticer_away: {
    kind: 'unavailable',
    vi: 'Chưa có bộ phận nào đang tìm chuyển động: nó đang tắt, đang khởi động lại, hoặc máy này không giải mã được video. Xem «matthan notice status», bật lại rồi thử lại.',
    en: 'Nothing is looking for motion just now: it is switched off, starting again, or this machine cannot decode video. See `matthan notice status`, switch it on and try again.',
  },
  recorder_away: {
    kind: 'unavailable',
    vi: 'Bộ ghi hình đang khởi động lại. Hình trực tiếp sẽ trở lại sau vài giây.',
    en: 'The recorder is restarting. Live pictures return in a few seconds.',
  },
  recorder_not_started: {
    kind: 'unavailable',
    vi: 'Bộ ghi hình không khởi động được. Hãy xem nguyên nhân nêu dưới đây và trong tệp nhật ký, sửa rồi chạy lại trạm.',
    en: 'The recorder could not be started. See the reason below and in the log file, mend it, and start the station again.',
  },
  data_folder_unwritable: {
    kind: 'unavailable',
    vi: 'Không ghi được vào thư mục dữ liệu. Hãy kiểm tra ổ đĩa còn chỗ trống và quyền ghi.',
    en: 'The data folder cannot be written. Check that the disk has room and may be written to.',
  },
  data_folder_impossible: {
    kind: 'invalid',
    vi: 'Không thể có thư mục dữ liệu ở đây: đó là một tệp, đường dẫn quá dài, hoặc là chỗ riêng của hệ điều hành. Hãy chọn thư mục khác bằng --data.',
    en: 'There can be no data folder here: it is a file, the path is too long, or the place is the system’s own. Choose another folder with --data.',
  },
  data_folder_full: {
    kind: 'exhausted',
    vi: 'Ổ đĩa chứa dữ liệu gần như đã đầy. Hãy dọn bớt hoặc chọn thư mục trên ổ khác bằng --data.',
    en: 'The disk with the data folder is almost full. Free some room or choose a folder on another disk with --data.',
  },
  archives_unreadable: {
    kind: 'damaged',
    vi: 'Không đọc được danh sách kho lưu hình (archives.json). Hãy sửa tệp này hoặc khôi phục từ bản sao lưu.',
    en: 'The list of archive folders (archives.json) cannot be read. Mend the file or restore it from a backup.',
  },
  archive_exists: {
    kind: 'conflict',
    vi: 'Kho lưu hình này đã có trong danh sách.',
    en: 'This archive folder is in the list already.',
  },
  no_room_for_recovered: {
    kind: 'exhausted',
    vi: 'Không còn chỗ cho hình bù lại: hình đang ghi được ưu tiên. Hãy thêm ổ đĩa hoặc thôi giữ bớt, rồi lấy lại.',
    en: 'There is no room for recovered footage: what is recorded live comes first. Add a disk or release a hold, then fetch it again.',
  },
  recovered_refused: {
    kind: 'conflict',
    vi: 'Bộ ghi hình không nhận hình bù lại này, vì ở đó đã có hình hoặc tệp không đúng. Hãy lấy lại phần còn thiếu.',
    en: 'The recorder does not take this recovered footage: there is footage already, or the file is not right. Fetch what is still missing again.',
  },
  no_such_backfill: {
    kind: 'missing',
    vi: 'Không có lần lấy bù này, hoặc nó đã xong. Xem: matthan backfill list',
    en: 'There is no such backfill, or it has ended. See: matthan backfill list',
  },
  backfill_span_wrong: {
    kind: 'invalid',
    vi: 'Khoảng thời gian không đúng: đầu phải trước cuối, không ở tương lai, không dài quá 31 ngày.',
    en: 'The span is not right: it must begin before it ends, not lie in the future, and last 31 days at most.',
  },
  import_unreadable: {
    kind: 'invalid',
    vi: 'Không đọc được hình trong tệp này. Hãy dùng tệp MP4, MKV hoặc .dav có hình H.264 hay H.265. Bản gốc không được giữ lại.',
    en: 'No pictures can be read in this file. Use MP4, MKV or .dav with H.264 or H.265. The original was not kept.',
  },
  import_tool_missing: {
    kind: 'unavailable',
    vi: 'Máy trạm thiếu gói node-av nên chỉ đọc được tệp .dav. Hãy chạy: npm install --include=optional',
    en: 'The station lacks the package node-av and can read .dav files only. Run: npm install --include=optional',
  },
  import_too_large: {
    kind: 'invalid',
    vi: 'Tệp quá lớn. Mỗi lần nhập tối đa 20 GB; hãy cắt nhỏ rồi nhập từng phần.',
    en: 'The file is too large. At most 20 GB at a time; cut it and bring in the parts.',
  },
  no_such_import: {
    kind: 'missing',
    vi: 'Không có lần nhập tệp này, hoặc đã quá lâu không gửi tiếp. Hãy nhập lại từ đầu.',
    en: 'There is no such import, or nothing came for too long. Begin again.',
  },
  import_part_wrong: {
    kind: 'conflict',
    vi: 'Phần tệp gửi lên không nối tiếp phần trước. Hãy gửi tiếp từ đúng chỗ đã nhận.',
    en: 'This part of the file does not continue the part before. Go on from where the station has received it.',
  },
  import_time_wrong: {
    kind: 'invalid',
    vi: 'Thời điểm của tệp không đúng: hình đầu tiên phải ở quá khứ.',
    en: 'The time of the file is not right: its first picture must lie in the past.',
  },
  import_busy: {
    kind: 'unavailable',
    vi: 'Đang nhập tệp khác. Hãy chờ xong rồi nhập tiếp.',
    en: 'Other files are being brought in. Wait until they are done.',
  },
  archive_unwritable: {
    kind: 'unavailable',
    vi: 'Không dùng được thư mục này làm kho lưu hình. Hãy kiểm tra ổ đĩa đã gắn và cho phép ghi.',
    en: 'This folder cannot be used as an archive. Check that its disk is mounted and may be written to.',
  },
  no_such_archive: {
    kind: 'missing',
    vi: 'Không có kho lưu hình này. Xem: matthan archive list',
    en: 'There is no such archive. See: matthan archive list',
  },
  last_archive: {
    kind: 'conflict',
    vi: 'Đây là kho lưu hình cuối cùng còn dùng. Hãy thêm kho khác trước.',
    en: 'This is the last archive in use. Add another one first.',
  },
  no_such_hold: {
    kind: 'missing',
    vi: 'Không có lệnh giữ hình này, hoặc nó đã được thôi giữ. Xem: matthan hold list',
    en: 'There is no such hold, or it was released already. See: matthan hold list',
  },
  search_too_long: {
    kind: 'invalid',
    vi: 'Khoảng tìm quá dài. Hãy chọn tối đa 93 ngày.',
    en: 'The span to search is too long. Choose at most 93 days.',
  },
  search_region_empty: {
    kind: 'invalid',
    vi: 'Vùng đã vẽ nằm ngoài hình. Hãy vẽ lại trên hình của camera.',
    en: 'The region that was drawn lies outside the picture. Draw it again on the camera’s picture.',
  },
  search_line_wrong: {
    kind: 'invalid',
    vi: 'Không tìm theo vạch này được: vạch phải nằm trong hình, có độ dài, của đúng một camera, và chỉ tìm được chuyển động.',
    en: 'This line cannot be searched: it must lie in the picture, have a length, belong to exactly one camera, and only motion crosses it.',
  },
  search_busy: {
    kind: 'exhausted',
    vi: 'Bạn đang tìm nhiều lượt cùng lúc, hoặc trạm đang bận tìm. Hãy đợi lượt trước xong hoặc dừng bớt.',
    en: 'Too many searches at once, of yours or on the station. Wait for one to end, or stop one.',
  },
  search_failed: {
    kind: 'unavailable',
    vi: 'Lượt tìm bị dừng giữa chừng vì lỗi trong máy. Hãy tìm lại; nếu còn lỗi, hãy thu hẹp khoảng tìm.',
    en: 'The search broke off because of a fault inside. Search again; if it fails again, choose a shorter span.',
  },
} as const satisfies Record<string, Described>
