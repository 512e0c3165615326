// What is better with a script: times of where the reader is, a span drawn in the chart, two keys. All works without.
(() => {
  'use strict';
  const forms = {
    day: new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }),
    time: new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
    seconds: new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }),
  };
  const localise = within => {
    for (const element of within.querySelectorAll('time[data-show]')) {
      const at = new Date(element.dateTime);
      if (!isNaN(at)) element.textContent = forms[element.dataset.show].format(at);
    }
  };
  localise(document);

  // What changes by itself is fetched again while somebody looks; what is focused or selected there stays until they let go.
  const live = document.getElementById('live');
  const renew = async () => {
    const held = live.contains(document.activeElement) || !getSelection().isCollapsed;
    if (document.hidden || held) return;
    try {
      const answer = await fetch(location.href);
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('live');
      if (!fresh) return;
      localise(fresh);
      live.replaceChildren(...fresh.childNodes);
    } catch {
      // the service restarts, perhaps
    }
  };
  if (live) setInterval(renew, Number(live.dataset.every));

  document.addEventListener('keydown', event => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    const search = document.querySelector('input[type=search]');
    if (event.key === '/' && search) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === 'j' || event.key === 'k') {
      const links = [...document.querySelectorAll('.results h2 a')];
      const at = links.indexOf(document.activeElement) + (event.key === 'j' ? 1 : -1);
      links[Math.max(0, Math.min(links.length - 1, at))]?.focus();
    }
  });

  // On a narrow page the facets come after the results, closed.
  if (matchMedia('(max-width: 55rem)').matches) {
    for (const facet of document.querySelectorAll('.facet')) facet.open = false;
  }

  const chart = document.querySelector('svg[data-query]');
  if (!chart) return;
  const bars = [...chart.querySelectorAll('a')];
  let from = -1;
  const barAt = event => {
    const box = chart.getBoundingClientRect();
    return Math.max(0, Math.min(bars.length - 1, Math.floor((event.clientX - box.left) / box.width * bars.length)));
  };
  const span = (a, b) => [Math.min(a, b), Math.max(a, b)];
  const show = (a, b) => bars.forEach((bar, at) => bar.classList.toggle('chosen', a >= 0 && at >= a && at <= b));
  chart.addEventListener('pointerdown', event => { from = barAt(event); });
  chart.addEventListener('pointermove', event => { if (from >= 0) show(...span(from, barAt(event))); });
  chart.addEventListener('dragstart', event => event.preventDefault());
  addEventListener('pointerup', event => {
    if (from < 0) return;
    const [a, b] = span(from, barAt(event));
    from = -1;
    if (a === b) return show(-1, -1); // a click: the bar's own link
    const last = new Date(bars[b].dataset.below + 'T00:00:00Z');
    last.setUTCDate(last.getUTCDate() - 1);
    const query = new URLSearchParams({ q: chart.dataset.query, from: bars[a].dataset.from, to: last.toISOString().slice(0, 10) });
    location.assign('/span?' + query);
  });
})();
