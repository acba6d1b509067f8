// Comforts only: every page works without this file.
;(() => {
  for (const area of document.querySelectorAll('textarea[maxlength]')) {
    const counter = document.createElement('p')
    counter.className = 'hint'
    const most = Number(area.getAttribute('maxlength'))
    const count = () => {
      counter.textContent = `还可输入 ${most - area.value.length} 字`
    }
    area.addEventListener('input', count)
    area.after(counter)
    count()
  }
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
  const voice = window.speechSynthesis
  for (const button of document.querySelectorAll('[data-read-aloud]')) {
    if (!voice) continue
    button.hidden = false
    button.addEventListener('click', () => {
      if (voice.speaking) {
        voice.cancel()
        button.textContent = '朗读'
        return
      }
      const text = document.querySelector(button.dataset.readAloud)?.textContent ?? ''
      const speech = new SpeechSynthesisUtterance(text)
      speech.lang = 'zh-CN'
      speech.onend = () => {
        button.textContent = '朗读'
      }
      voice.speak(speech)
      button.textContent = '停止朗读'
    })
  }
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="http"]') : null
    if (!link || link.host === location.host || link.hostname.endsWith('.gov.cn')) return
    if (!window.confirm(`您将离开本网站，前往 ${link.hostname}。是否继续？`)) event.preventDefault()
  })
})()
