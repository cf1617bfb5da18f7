// Television's first breath: where the rest of its page does not come (the station has gone at that very moment), the page begins anew by
// itself, and says meanwhile why the screen is empty. A plain file in plain words, since nothing else has come: no module, for browsers of any year.

;(() => {
  var EVERY_MS = 15000

  function look() {
    var page = document.getElementById('page')
    if (page !== null && page.childElementCount > 0 && page.firstElementChild.id !== 'first-words') return
    if (page !== null && page.childElementCount === 0) page.appendChild(words())
    fetch('/api/session', { cache: 'no-store' }).then(begin, later)
  }

  function words() {
    var told = document.createElement('main')
    told.id = 'first-words'
    told.className = 'tv-notice'
    told.textContent =
      'Màn hình chưa mở được, đang tự thử lại. Nếu mãi không được, có thể trình duyệt của ti vi đã quá cũ. ' +
      '(The screen does not open yet and tries again by itself. If it never does, the television’s browser may be too old.)'
    return told
  }

  function begin(answer) {
    if (answer.ok) setTimeout(reload, EVERY_MS)
    else later()
  }

  function reload() {
    location.reload()
  }

  function later() {
    setTimeout(look, EVERY_MS)
  }

  later()
})()
