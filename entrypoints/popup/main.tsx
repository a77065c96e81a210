import './App.css';
import { show } from './show';

void show(false);
