// Reloads the page when it would be another one, and gives the bar its look. It is the only
// script that `dafu serve` adds; the published site has none of this.
"use strict";
(() => {
  const here = document.currentScript;
  const { page, version } = here.dataset;

  // The policy of the page allows one style text alone, and none of ours: but a script it
  // lets in may bring its own.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    #dafu-serve, .dafu-own { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; }
    #dafu-serve { position: sticky; bottom: 0; z-index: 9; max-height: 50vh; overflow: auto;
      margin: 0; padding: 4px 12px; background: #fff8e1; border-top: 2px solid #b26a00;
      text-align: start; overflow-wrap: anywhere; }
    #dafu-serve p, .dafu-own li p { margin: 2px 0; }
    #dafu-serve .dafu-note { font-weight: bold; }
    #dafu-serve .dafu-note::before { content: "▍"; color: #b26a00; }
    #dafu-serve summary { cursor: pointer; padding: 8px 0; font-weight: bold; }
    #dafu-serve .all a { display: inline-block; padding: 10px 0; color: #0b57d0; }
    #dafu-serve ul, .dafu-own ul { margin: 0; padding: 0; list-style: none; }
    #dafu-serve li, .dafu-own li { margin: 0 0 8px; padding: 4px 8px; background: #fff;
      border-inline-start: 4px solid #777; }
    #dafu-serve li.error, .dafu-own li.error { border-color: #b3261e; }
    #dafu-serve li.warning, .dafu-own li.warning { border-color: #b26a00; }
    #dafu-serve pre, .dafu-own pre { margin: 4px 0; white-space: pre-wrap; }
    #dafu-serve mark, .dafu-own mark { background: #ffd9d6; color: inherit; }
    #dafu-serve .place, .dafu-own .place { color: #555; font-size: 14px; }
    .dafu-own { margin: 0 auto; max-width: 60em; padding: 12px; background: #fff; }
    .dafu-own h2 { font-size: 18px; overflow-wrap: anywhere; }
    .dafu-mark { background: #b26a00; color: #fff; padding: 0 .3em; margin-inline-end: .3em; }
    @media print { #dafu-serve { display: none; } }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  const query = new URLSearchParams({ page, version });
  let events = null;
  const listen = () => {
    // A tab that nobody sees listens to nothing: browsers open few connections to one place.
    if (document.hidden || events) return;
    events = new EventSource(`/@dafu/events?${query}`);
    events.addEventListener("reload", () => location.reload());
    events.addEventListener("findings", (event) => {
      const all = document.querySelector("#dafu-serve .all a");
      if (all) all.textContent = event.data;
    });
    events.addEventListener("error", () => {
      if (events && events.readyState === EventSource.CLOSED) {
        events = null;
        setTimeout(listen, 2000);
      }
    });
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && events) {
      events.close();
      events = null;
    }
    listen();
  });
  listen();
})();
