// What the template's own webpack configuration puts before the pane, for browsers of old.
import "core-js/stable";
import "regenerator-runtime/runtime";
