// Sends dropped or chosen files one by one, and says of each what becomes of it. Without this script the form does it page by page.
(() => {
  'use strict';
  const form = document.getElementById('upload');
  const input = document.getElementById('files');
  const list = document.getElementById('uploads');
  const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

  function show(item, state, text, article) {
    item.className = state;
    item.querySelector('span').textContent = text;
    if (article) {
      const link = document.createElement('a');
      link.href = '/articles/' + encodeURIComponent(article);
      link.textContent = 'article';
      item.append(' ', link);
    }
  }

  async function follow(item, upload) {
    const query = new URLSearchParams({ file: upload.file, since: upload.since });
    for (let wait = 250; ; wait = Math.min(wait * 1.3, 5000)) {
      await pause(wait);
      let fate;
      try {
        const answer = await fetch(`/api/uploads/${upload.id}?${query}`);
        if (!answer.ok) continue;
        fate = await answer.json();
      } catch {
        continue; // the service restarts, perhaps
      }

      if (fate.state === 'Refused') return show(item, 'refused', `refused: ${fate.reason}. ${fate.detail}`);
      if (fate.state === 'Taken') return show(item, 'taken', fate.alreadyKnown ? 'was here already' : 'taken', fate.article);
      show(item, 'working', fate.state === 'Waiting' ? 'waiting in the inbox' : 'being worked on');
    }
  }

  async function send(file) {
    const item = document.createElement('li');
    const name = document.createElement('strong');
    name.textContent = file.name;
    item.append(name, ' ', document.createElement('span'));
    list.prepend(item);
    show(item, 'working', 'being sent');
    const body = new FormData();
    body.append('files', file, file.name);
    try {
      const answer = await fetch('/uploads', { method: 'POST', body, headers: { Accept: 'application/json' } });
      if (!answer.ok) {
        const problem = await answer.json().catch(() => ({}));
        return show(item, 'refused', `not sent: ${problem.detail || answer.status}`);
      }

      const [upload] = await answer.json();
      if (!upload || upload.refused) return show(item, 'refused', `refused: ${upload ? upload.refused : 'no file arrived'}`);
      show(item, 'working', 'waiting in the inbox');
      follow(item, upload);
    } catch {
      show(item, 'refused', 'not sent: the connection broke off, or it is a folder');
    }
  }

  async function sendAll(files) {
    for (const file of files) await send(file);
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    sendAll([...input.files]);
    form.reset();
  });
  input.addEventListener('change', () => form.requestSubmit());
  for (const kind of ['dragenter', 'dragover']) {
    document.addEventListener(kind, event => {
      if (![...event.dataTransfer.types].includes('Files')) return;
      event.preventDefault();
      form.classList.add('over');
    });
  }
  document.addEventListener('dragleave', event => { if (!event.relatedTarget) form.classList.remove('over'); });
  document.addEventListener('drop', event => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    form.classList.remove('over');
    sendAll([...event.dataTransfer.files]);
  });
})();
