/** Everything that runs inside a guest, in this order. */
import './ground-truth';
