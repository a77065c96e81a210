import { h, render } from 'preact';

render(h('p', { 'data-done': true }, 'Empty'), document.body);
